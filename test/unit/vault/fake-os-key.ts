import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { OsKey, OsUnwrapped } from '../../../electron/vault/ports.ts';

/** How the fake key store behaves; change it between calls. */
export interface FakeOsKeySwitches {
  platform: NodeJS.Platform;
  /** `pending`: never answers. `unavailable`: has no key yet. `temporarily-unavailable`: has one, can't use it now. */
  mode: 'working' | 'pending' | 'unavailable' | 'temporarily-unavailable' | 'wrong-text' | 'refuse';
  /** First three bytes of what is wrapped from now on: `v11` and `v12` protected, `v10` the fixed key. */
  tag: string;
  /** Which key it holds; another name is another computer, account or keyring. */
  keyName: string;
  shouldReEncrypt: boolean;
}

export interface FakeOsKey extends OsKey {
  switches: FakeOsKeySwitches;
  calls: { isAvailable: number; wrap: number; unwrap: number };
}

const never = () => new Promise<never>(() => undefined);

/** Files in `fixtures/` are wrapped with this: it must not change. */
function keyFor(tag: string, keyName: string): Buffer {
  return createHash('sha256').update(`${tag}:${keyName}`).digest();
}

/** An OS key store as Chromium's on Linux: a three-letter tag, then AES-CBC without authentication. */
export function createFakeOsKey(start: Partial<FakeOsKeySwitches> = {}): FakeOsKey {
  const switches: FakeOsKeySwitches = {
    platform: 'linux',
    mode: 'working',
    tag: 'v11',
    keyName: 'this computer',
    shouldReEncrypt: false,
    ...start,
  };
  const calls = { isAvailable: 0, wrap: 0, unwrap: 0 };

  function decrypt(wrapped: Buffer): OsUnwrapped {
    const tag = wrapped.subarray(0, 3).toString('latin1');
    const iv = wrapped.subarray(3, 19);
    try {
      const decipher = createDecipheriv('aes-256-cbc', keyFor(tag, switches.keyName), iv);
      const text = Buffer.concat([decipher.update(wrapped.subarray(19)), decipher.final()]).toString('utf8');
      return { state: 'unwrapped', text, shouldReEncrypt: switches.shouldReEncrypt };
    } catch {
      return { state: 'refused' };
    }
  }

  return {
    switches,
    calls,
    get platform() {
      return switches.platform;
    },
    async isAvailable() {
      calls.isAvailable += 1;
      return switches.mode === 'pending' ? never() : switches.mode !== 'unavailable';
    },
    async wrap(text) {
      calls.wrap += 1;
      if (switches.mode !== 'working' && switches.mode !== 'wrong-text') {
        throw new Error('Error while encrypting the text.');
      }
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-256-cbc', keyFor(switches.tag, switches.keyName), iv);
      return Buffer.concat([Buffer.from(switches.tag, 'latin1'), iv, cipher.update(text, 'utf8'), cipher.final()]);
    },
    async unwrap(wrapped) {
      calls.unwrap += 1;
      switch (switches.mode) {
        case 'pending':
          return never();
        case 'unavailable':
        case 'temporarily-unavailable':
          return { state: 'unavailable' };
        case 'refuse':
          return { state: 'refused' };
        case 'wrong-text':
          return { state: 'unwrapped', text: '\u0007 not the text', shouldReEncrypt: false };
        case 'working':
          return decrypt(wrapped);
      }
    },
  };
}
