import { expect, it } from 'vitest';
import { closeVaultBeforeQuit } from '../../electron/quit.ts';

type WillQuit = (event: { preventDefault: () => void }) => void;

/** Quits as Electron does: a quit while one is under way is ignored, and microtasks run before its event has ended. */
function fakeApp() {
  let listener: WillQuit = () => {};
  let isQuitting = false;
  const app = {
    hasQuit: false,
    on: (_event: string, willQuit: WillQuit) => {
      listener = willQuit;
      return app;
    },
    async quit() {
      if (isQuitting) {
        return;
      }
      isQuitting = true;
      let isPrevented = false;
      listener({ preventDefault: () => (isPrevented = true) });
      for (let microtasks = 0; microtasks < 20; microtasks += 1) {
        await Promise.resolve();
      }
      isQuitting = false;
      app.hasQuit ||= !isPrevented;
    },
  };
  return app;
}

const laterTurn = () => new Promise((resolve) => setTimeout(resolve, 0));

it('quits with a vault that closes at once', async () => {
  const app = fakeApp();
  let closings = 0;
  closeVaultBeforeQuit(app as unknown as Electron.App, { close: async () => void (closings += 1) });
  await app.quit();
  await laterTurn();
  await laterTurn();
  expect(app.hasQuit).toBe(true);
  expect(closings).toBe(1);
});

it('waits for a vault that is still saving', async () => {
  const app = fakeApp();
  let saved = () => {};
  closeVaultBeforeQuit(app as unknown as Electron.App, {
    close: () =>
      new Promise((resolve) => {
        saved = resolve;
      }),
  });
  await app.quit();
  await laterTurn();
  expect(app.hasQuit).toBe(false);
  saved();
  await laterTurn();
  await laterTurn();
  expect(app.hasQuit).toBe(true);
});
