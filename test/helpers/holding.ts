import type { ElectronApplication } from '@playwright/test';
import { expect } from './app.ts';

/** `derivation`: of a key from a passphrase or code. `save`: a save that has a backup to write. */
type Work = 'derivation' | 'save';

interface Hold {
  /** Waits until the main process is in the midst of such work. */
  untilHeld(): Promise<void>;
  /** Lets everything go on that was held, and holds nothing more. */
  letGo(): Promise<void>;
}

/** Keeps work of the main process from ending, so that a test can look at the time in between, however short it is. */
export async function hold(electron: ElectronApplication, work: Work): Promise<Hold> {
  await electron.evaluate((_electron, what) => {
    const held: (() => void)[] = [];
    const crypto = process.getBuiltinModule('node:crypto');
    const files = process.getBuiltinModule('node:fs/promises');
    const { scrypt } = crypto;
    const { open } = files;
    if (what === 'derivation') {
      const later = (...given: Parameters<typeof scrypt>) => void held.push(() => scrypt(...given));
      Object.assign(crypto, { scrypt: later });
    } else {
      const later: typeof open = async (...given) => {
        const [place, flags] = given;
        if (flags === 'wx' && String(place).includes('vault')) {
          await new Promise<void>((resolve) => held.push(resolve));
        }
        return open(...given);
      };
      Object.assign(files, { open: later });
    }
    // The app's own imports follow.
    const { syncBuiltinESMExports } = process.getBuiltinModule('node:module');
    syncBuiltinESMExports();
    const letGo = () => {
      Object.assign(crypto, { scrypt });
      Object.assign(files, { open });
      syncBuiltinESMExports();
      for (const goOn of held.splice(0)) {
        goOn();
      }
    };
    Reflect.set(globalThis, 'holdOfTest', { held, letGo });
  }, work);
  return {
    untilHeld: () =>
      expect
        .poll(() => electron.evaluate(() => Object(Reflect.get(globalThis, 'holdOfTest')).held.length))
        .toBeGreaterThan(0),
    letGo: () => electron.evaluate(() => Object(Reflect.get(globalThis, 'holdOfTest')).letGo()),
  };
}
