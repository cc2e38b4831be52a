import { expect, skipOnRuntime, test } from '../helpers/app.ts';
import { saveOpenTokProject } from '../helpers/projects.ts';

test.describe('on Electron itself', () => {
  test('the window is sandboxed and isolated', async ({ app }) => {
    skipOnRuntime("Electron's own sandbox");
    const { electron } = await app.launch();
    const preferences = await electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // It exists at run time and is missing from the typings.
      return Object(Reflect.get(Object(window?.webContents), 'getLastWebPreferences').call(window?.webContents));
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  });

  test("the operating system's own key wraps the vault", async ({ app }) => {
    skipOnRuntime("the operating system's key store");
    const { electron, window } = await app.launch();
    await saveOpenTokProject(window);
    const tag = await electron.evaluate(async ({ safeStorage }) =>
      (await safeStorage.encryptStringAsync('text')).subarray(0, 3).toString('latin1'),
    );
    expect(process.platform !== 'linux' || tag === 'v11' || tag === 'v12').toBe(true);
    await expect(window.getByRole('status', { name: 'Vault' })).toContainText('Encrypted');
  });
});
