import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { watchForLocking } from '../../electron/locking.ts';
import type { Protection, VaultStatus } from '../../shared/vault-status.ts';

const LOCKED: VaultStatus = {
  state: 'locked',
  opensWith: 'passphrase',
  hasRecoveryCode: false,
  isBackup: false,
  hasUnsaved: false,
};
const CLOSED: VaultStatus = {
  state: 'closed',
  problem: { code: 'VAULT_NEWER', message: 'Update the app.' },
  ways: ['try-again'],
  backup: null,
};

function unlocked(protection: Protection = 'passphrase') {
  return {
    state: 'unlocked' as const,
    protection,
    hasRecoveryCode: false,
    isOpenByRecoveryCode: false,
    savedAt: null,
    tampered: null,
    unsaved: null,
  };
}

/** A computer with an open vault, and everything that happens on it in order. */
function computer({ status = unlocked() }: { status?: VaultStatus } = {}) {
  const power = new EventEmitter();
  const happened: string[] = [];
  const state = {
    status,
    lockAfterMinutes: 15 as number | null,
    idleSeconds: 0,
    screen: 'active' as ReturnType<Electron.PowerMonitor['getSystemIdleState']>,
    lockFails: false,
  };
  let tick = () => {};
  let tickMilliseconds = 0;
  let ended: () => void = () => {};
  const lock = watchForLocking({
    vault: {
      status: () => state.status,
      lock: () => {
        happened.push('vault');
        const hadKeys = state.status.state === 'unlocked' && state.status.protection !== 'session-only';
        if (hadKeys) {
          state.status = LOCKED;
        }
        return new Promise((resolve, reject) => {
          ended = () => (state.lockFails ? reject(new Error('lock')) : resolve());
          if (!hadKeys) {
            resolve();
          }
        });
      },
    },
    powerMonitor: {
      on: power.on.bind(power),
      getSystemIdleTime: () => {
        happened.push('idle time');
        return state.idleSeconds;
      },
      getSystemIdleState: (threshold: number) => {
        // As Electron does.
        if (!(threshold > 0)) {
          throw new TypeError('Invalid idle threshold, must be greater than 0');
        }
        return state.screen;
      },
    } as unknown as Electron.PowerMonitor,
    lockAfterMinutes: () => state.lockAfterMinutes,
    clearTraces: () => happened.push('traces'),
    repeat: (milliseconds, callback) => {
      tickMilliseconds = milliseconds;
      tick = callback;
    },
  });
  return {
    state,
    happened,
    power,
    lock,
    tick: () => tick(),
    tickMilliseconds: () => tickMilliseconds,
    endSave: () => ended(),
  };
}

let at: ReturnType<typeof computer>;

beforeEach(() => {
  at = computer();
});

describe('the vault is locked', () => {
  it('by the person, and its traces are cleared before a save that is under way has ended', async () => {
    const locking = at.lock();
    expect(at.happened).toEqual(['vault', 'traces']);
    at.endSave();
    expect(await locking).toEqual(LOCKED);
  });

  it.each(['lock-screen', 'user-did-resign-active', 'suspend'])('at %s', (event) => {
    at.power.emit(event);
    expect(at.happened).toEqual(['vault', 'traces']);
    expect(at.state.status).toEqual(LOCKED);
  });

  it.each(['resume', 'unlock-screen', 'user-did-become-active', 'on-battery'])('not at %s', (event) => {
    at.power.emit(event);
    expect(at.happened).toEqual([]);
  });

  it('when nobody has used the computer for the minutes chosen, and no sooner', () => {
    at.state.idleSeconds = 15 * 60 - 1;
    at.tick();
    expect(at.state.status.state).toBe('unlocked');
    at.state.idleSeconds = 15 * 60;
    at.tick();
    expect(at.happened).toEqual(['idle time', 'idle time', 'vault', 'traces']);
    expect(at.tickMilliseconds()).toBe(10_000);
  });

  it.each([15, null])('when the screen is found locked without an event, also with %s minutes chosen', (minutes) => {
    at.state.lockAfterMinutes = minutes;
    for (const screen of ['active', 'idle', 'unknown'] as const) {
      at.state.screen = screen;
      at.tick();
      expect(at.state.status.state).toBe('unlocked');
    }
    at.happened.length = 0;
    at.state.screen = 'locked';
    at.tick();
    expect(at.happened).toEqual(['vault', 'traces']);
    expect(at.state.status).toEqual(LOCKED);
    // Opened again while the system still says so: over the network, or by a desktop that is wrong.
    at.state.status = unlocked();
    at.tick();
    expect(at.state.status).toEqual(LOCKED);
  });

  it('by the minutes chosen last', () => {
    at.state.idleSeconds = 60;
    at.tick();
    at.state.lockAfterMinutes = null;
    at.state.idleSeconds = 100_000;
    at.tick();
    expect(at.state.status.state).toBe('unlocked');
    at.state.lockAfterMinutes = 1;
    at.state.idleSeconds = 60;
    at.tick();
    expect(at.state.status).toEqual(LOCKED);
  });

  it('whatever opens it, also when it was changed outside', () => {
    for (const protection of ['os', 'passphrase', 'recovery-code'] as const) {
      const tampered = { problem: { code: 'RECORD_TAMPERED' as const, message: 'Changed.' }, backup: null };
      const one = computer({ status: { ...unlocked(protection), tampered } });
      one.power.emit('lock-screen');
      expect(one.happened).toEqual(['vault', 'traces']);
    }
  });
});

describe.each([
  ['locked', LOCKED],
  ['closed', CLOSED],
])('a vault that is %s', (_state, status) => {
  beforeEach(() => {
    at = computer({ status });
  });

  it('stays as it is, and the window is not started anew by the person or by the time', async () => {
    at.state.idleSeconds = 100_000;
    at.tick();
    expect(at.happened).toEqual([]);
    expect(await at.lock()).toEqual(status);
    expect(at.state.status).toEqual(status);
    expect(at.happened).toEqual(['vault']);
  });

  it.each(['lock-screen', 'user-did-resign-active', 'suspend'])(
    'ends an attempt to open it at %s, and what was typed goes',
    (event) => {
      at.power.emit(event);
      expect(at.happened).toEqual(['vault', 'traces']);
      expect(at.state.status).toEqual(status);
    },
  );

  it('loses what was typed once when the screen is found locked without an event, and again the next time', () => {
    for (const screen of ['active', 'locked', 'locked', 'active', 'locked'] as const) {
      at.state.screen = screen;
      at.tick();
    }
    expect(at.happened).toEqual(['vault', 'traces', 'vault', 'traces']);
  });
});

it('a vault that is session-only stays as it is, and so does the window', async () => {
  const status = unlocked('session-only');
  at = computer({ status });
  at.state.idleSeconds = 100_000;
  at.state.screen = 'locked';
  at.tick();
  for (const event of ['lock-screen', 'user-did-resign-active', 'suspend']) {
    at.power.emit(event);
  }
  expect(await at.lock()).toEqual(status);
  expect(at.state.status).toEqual(status);
  expect(at.happened).not.toContain('traces');
});

it('traces are cleared also when the vault fails to lock', async () => {
  at.state.lockFails = true;
  const locking = at.lock();
  at.endSave();
  await expect(locking).rejects.toThrow('lock');
  expect(at.happened).toEqual(['vault', 'traces']);
});
