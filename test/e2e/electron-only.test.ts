import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { expect, skipOnRuntime, test } from '../helpers/app.ts';
import { saveOpenTokProject } from '../helpers/projects.ts';

/** Of a process on Linux. Chromium adds one to a sandboxed process; a container may have given some to every process. */
function countSystemCallFilters(processId: number): number {
  return Number(/^Seccomp_filters:\s+(\d+)$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]);
}

test.describe('on Electron itself', () => {
  test('the window is sandboxed and isolated', async ({ app }) => {
    skipOnRuntime("Electron's own sandbox");
    const { electron } = await app.launch({ chromiumSandbox: true });
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

    // What the operating system says of the window's process. On Linux Electron leaves that to the kernel.
    const processes = await electron.evaluate(({ app: electronApp }) =>
      electronApp
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid, sandboxed }) => ({ pid, sandboxed })),
    );
    expect(processes).not.toEqual([]);
    const mainProcessId = await electron.evaluate(() => process.pid);
    for (const { pid, sandboxed } of processes) {
      if (process.platform === 'linux') {
        expect(countSystemCallFilters(pid)).toBeGreaterThan(countSystemCallFilters(mainProcessId));
      } else {
        expect(sandboxed).toBe(true);
      }
    }
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

  test('WebRTC reaches nobody, not by TCP either', async ({ app }) => {
    skipOnRuntime('the proxy of a session');
    let connections = 0;
    const relay = createServer(() => (connections += 1)).listen(0, '127.0.0.1');
    await once(relay, 'listening');
    const { port } = relay.address() as AddressInfo;
    const { window } = await app.launch();
    await window.evaluate(async (relayPort) => {
      const peer = new RTCPeerConnection({
        iceServers: [{ urls: `turn:127.0.0.1:${relayPort}?transport=tcp`, username: 'user', credential: 'password' }],
        iceTransportPolicy: 'relay',
      });
      peer.createDataChannel('way out');
      const gathered = new Promise((resolve) => {
        peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && resolve(null));
      });
      await peer.setLocalDescription(await peer.createOffer());
      await gathered;
    }, port);
    relay.close();
    expect(connections).toBe(0);
  });
});
