import { describe, expect, it, vi } from 'vitest';
import { closeVaultBeforeQuit } from '../../electron/quit.ts';
import { ok } from '../../shared/results.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';

type QuitListener = (event: { preventDefault: () => void }) => void;

/** Quits as Electron does: a quit while one is under way is ignored, and microtasks run before its event has ended. */
function fakeApp(happened: string[]) {
  const listeners = new Map<string, QuitListener>();
  let isQuitting = false;
  async function isPrevented(name: string): Promise<boolean> {
    let prevented = false;
    listeners.get(name)?.({ preventDefault: () => (prevented = true) });
    for (let microtasks = 0; microtasks < 20; microtasks += 1) {
      await Promise.resolve();
    }
    return prevented;
  }
  const app = {
    on: (name: string, listener: QuitListener) => {
      listeners.set(name, listener);
      return app;
    },
    async quit() {
      if (isQuitting) {
        return;
      }
      isQuitting = true;
      if (!(await isPrevented('before-quit'))) {
        happened.push('windows close');
        if (!(await isPrevented('will-quit'))) {
          happened.push('quit');
        }
      }
      isQuitting = false;
    },
  };
  return app;
}

const REASON = 'The disk is full.';

function statusWith(unsaved: boolean): VaultStatus {
  return {
    state: 'unlocked',
    protection: 'os',
    hasRecoveryCode: false,
    isOpenByRecoveryCode: false,
    savedAt: null,
    tampered: null,
    unsaved: unsaved ? { problem: { code: 'WRITE_FAILED', message: REASON }, canReplaceOther: false } : null,
  };
}

function lockedWith(hasUnsaved: boolean): VaultStatus {
  return { state: 'locked', opensWith: 'os', hasRecoveryCode: false, isBackup: false, hasUnsaved };
}

interface Setting {
  isUnsaved?: boolean;
  /** Whether everything is saved once the app has tried again, or a save under way has ended. Default: yes if it was. */
  savingHelps?: boolean;
  /** The button that is pressed. */
  answer?: number;
  hasWindow?: boolean;
  saveAgain?: () => Promise<void>;
  close?: () => Promise<void>;
  clearClipboard?: () => Promise<void>;
}

function appToQuit(setting: Setting = {}) {
  const happened: string[] = [];
  const asked: unknown[] = [];
  const parents: unknown[] = [];
  const state = { isUnsaved: setting.isUnsaved ?? false, isLocked: false, answer: setting.answer ?? 0 };
  const window = { isTheWindow: true };
  const app = fakeApp(happened);
  closeVaultBeforeQuit({
    app: app as unknown as Electron.App,
    vault: {
      status: () => (state.isLocked ? lockedWith(state.isUnsaved) : statusWith(state.isUnsaved)),
      saveAgain: async (options) => {
        happened.push(`save again ${JSON.stringify(options)}`);
        await setting.saveAgain?.();
        state.isUnsaved = !(setting.savingHelps ?? !state.isUnsaved);
        return ok(statusWith(state.isUnsaved));
      },
      close: async () => {
        happened.push('vault closes');
        await setting.close?.();
      },
    },
    dialog: {
      showMessageBox: async (...given: unknown[]) => {
        happened.push('question');
        asked.push(given.at(-1));
        parents.push(given.length > 1 ? given[0] : undefined);
        return { response: state.answer, checkboxChecked: false };
      },
    },
    parentWindow: () => (setting.hasWindow === false ? null : (window as unknown as Electron.BaseWindow)),
    showWindow: () => happened.push('window shown'),
    clearClipboard: async () => {
      happened.push('clipboard');
      await setting.clearClipboard?.();
    },
  });
  return { app, happened, asked, parents, window, state };
}

const SAVE_AGAIN = 'save again {"replaceOther":false}';
const QUIT = [SAVE_AGAIN, 'windows close', 'vault closes', 'clipboard', 'windows close', 'quit'];

/** What has happened, once that much has and nothing more follows. */
async function settled(happened: readonly string[], count: number): Promise<readonly string[]> {
  await vi.waitFor(() => expect(happened.length).toBeGreaterThanOrEqual(count));
  await laterTurn();
  return happened;
}

const laterTurn = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the app quits', () => {
  it('with a vault that closes at once, closed once and the clipboard cleared', async () => {
    const { app, happened } = appToQuit();
    await app.quit();
    expect(await settled(happened, QUIT.length)).toEqual(QUIT);
  });

  it('only when a save that is under way has ended', async () => {
    let saved = () => {};
    const { app, happened } = appToQuit({ close: () => new Promise((resolve) => (saved = resolve)) });
    await app.quit();
    await laterTurn();
    expect(happened).not.toContain('quit');
    saved();
    await settled(happened, QUIT.length);
    expect(happened).toContain('quit');
  });

  it('also when the vault fails to save or to close, or the clipboard does not answer', async () => {
    const broken = appToQuit({ saveAgain: () => Promise.reject(new Error('save')) });
    await broken.app.quit();
    await settled(broken.happened, QUIT.length);
    expect(broken.happened).toContain('quit');

    const failing = appToQuit({ close: () => Promise.reject(new Error('close')) });
    await failing.app.quit();
    await settled(failing.happened, QUIT.length);
    expect(failing.happened).toContain('quit');

    const held = appToQuit({ clearClipboard: () => new Promise(() => {}) });
    await held.app.quit();
    await laterTurn();
    expect(held.happened).not.toContain('quit');
    await vi.waitFor(() => expect(held.happened).toContain('quit'), 5000);
  });
});

describe('with a change that is not saved, the app', () => {
  it('quits without a question when saving again helps', async () => {
    const { app, happened } = appToQuit({ isUnsaved: true, savingHelps: true });
    await app.quit();
    await settled(happened, QUIT.length);
    expect(happened).toEqual(QUIT);
  });

  it('asks before its windows close, names the reason, and stays open unless told otherwise', async () => {
    const { app, happened, asked, parents, window } = appToQuit({ isUnsaved: true });
    await app.quit();
    expect(await settled(happened, 3)).toEqual([SAVE_AGAIN, 'question', 'window shown']);
    expect(asked).toEqual([
      expect.objectContaining({
        detail: REASON,
        buttons: ['Keep open', 'Quit without saving'],
        defaultId: 0,
        cancelId: 0,
      }),
    ]);
    expect(parents).toEqual([window]);
  });

  it('asks also when it is the save under way that fails', async () => {
    const { app, happened } = appToQuit({ isUnsaved: false, savingHelps: false });
    await app.quit();
    expect(await settled(happened, 3)).toEqual([SAVE_AGAIN, 'question', 'window shown']);
  });

  it('asks without a window when that is closed already', async () => {
    const { app, happened, parents } = appToQuit({ isUnsaved: true, hasWindow: false });
    await app.quit();
    await settled(happened, 3);
    expect(parents).toEqual([undefined]);
  });

  it('asks also while it waits behind a lock', async () => {
    const { app, happened, asked, state } = appToQuit({ isUnsaved: true });
    state.isLocked = true;
    await app.quit();
    expect(await settled(happened, 3)).toEqual([SAVE_AGAIN, 'question', 'window shown']);
    expect(asked).toMatchObject([{ detail: expect.stringContaining('Unlock them to save it') }]);
  });

  it('quits without saving when the person says so', async () => {
    const { app, happened } = appToQuit({ isUnsaved: true, answer: 1 });
    await app.quit();
    await settled(happened, QUIT.length + 1);
    expect(happened).toEqual([SAVE_AGAIN, 'question', ...QUIT.slice(1)]);
  });

  it('asks once, however often it is told to quit meanwhile', async () => {
    const { app, happened } = appToQuit({ isUnsaved: true });
    await app.quit();
    await app.quit();
    await settled(happened, 3);
    expect(happened.filter((what) => what === 'question')).toHaveLength(1);
    expect(happened).not.toContain('windows close');
  });

  it('asks again at the next quit, and quits when the change has been saved in between', async () => {
    const { app, happened, state } = appToQuit({ isUnsaved: true });
    await app.quit();
    await settled(happened, 3);
    await app.quit();
    await settled(happened, 6);
    expect(happened.filter((what) => what === 'question')).toHaveLength(2);
    state.isUnsaved = false;
    await app.quit();
    await settled(happened, 6 + QUIT.length);
    expect(happened.at(-1)).toBe('quit');
  });
});
