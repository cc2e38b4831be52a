import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { standInFor } from '../not-implemented.ts';

/**
 * Which key the operating system plays, by CHROMIUM_RUNTIME_OS_KEY, read at each call so that a test can change it:
 * - `weak`: Chromium's fixed key of Linux without a keyring, tag `v10`. The default there: nothing guards anything here.
 * - `protected`: a key of its own in the file CHROMIUM_RUNTIME_OS_KEY_FILE, tag `v11`.
 * - `changed`: as `protected`, but the keyring has lost the key and made another.
 * - `garbled`: as `protected`, but decrypting succeeds with wrong text, which encryption without authentication can do.
 * - `unavailable`: there is no encryption. The default on other systems, where a tag can't say that a key is fixed.
 * - `pending`: the keyring never answers.
 */
const modes = ['weak', 'protected', 'changed', 'garbled', 'unavailable', 'pending'] as const;

type Mode = (typeof modes)[number];

const initialisationVector = Buffer.alloc(16, ' ');

function currentMode(): Mode {
  const text = process.env['CHROMIUM_RUNTIME_OS_KEY'];
  if (text === undefined) {
    return process.platform === 'linux' ? 'weak' : 'unavailable';
  }
  const mode = modes.find((known) => known === text);
  if (mode === undefined) {
    throw new Error(`CHROMIUM_RUNTIME_OS_KEY is none of ${modes.join(', ')}.`);
  }
  return mode;
}

/** Chromium's key for `v10` on Linux, known to everybody. */
function fixedKey(): Buffer {
  return pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
}

function keyringKey(mode: Mode): Buffer {
  const file = process.env['CHROMIUM_RUNTIME_OS_KEY_FILE'];
  if (file === undefined) {
    throw new Error('CHROMIUM_RUNTIME_OS_KEY_FILE is not set.');
  }
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(16), { mode: 0o600 });
  }
  const key = readFileSync(file);
  return mode === 'changed' ? createHash('sha256').update(key).digest().subarray(0, 16) : key;
}

function encrypt(plainText: string, mode: Mode): Buffer {
  const isWeak = mode === 'weak';
  const cipher = createCipheriv('aes-128-cbc', isWeak ? fixedKey() : keyringKey(mode), initialisationVector);
  return Buffer.concat([Buffer.from(isWeak ? 'v10' : 'v11'), cipher.update(plainText, 'utf8'), cipher.final()]);
}

function decrypt(encrypted: Buffer, mode: Mode): Electron.DecryptStringAsyncReturnValue {
  const tag = encrypted.subarray(0, 3).toString('latin1');
  if (tag !== 'v10' && (tag !== 'v11' || mode === 'weak')) {
    throw new Error('There is no key for this tag.');
  }
  const key = tag === 'v10' ? fixedKey() : keyringKey(mode);
  const decipher = createDecipheriv('aes-128-cbc', key, initialisationVector);
  const result = Buffer.concat([decipher.update(encrypted.subarray(3)), decipher.final()]).toString('utf8');
  return {
    result: mode === 'garbled' ? `${result.slice(1)}${result.slice(0, 1)}` : result,
    shouldReEncrypt: tag === 'v10' && mode !== 'weak',
  };
}

/** Runs `work` as the mode lets it. All errors are worded as Electron's. */
async function answer<T>(name: string, verb: string, work: (mode: Mode) => T): Promise<T> {
  const mode = currentMode();
  if (mode === 'pending') {
    return new Promise<never>(() => {});
  }
  if (mode === 'unavailable') {
    throw new Error(`Error while ${verb} the text provided to safeStorage.${name}. Encryption is not available.`);
  }
  try {
    return work(mode);
  } catch (error) {
    throw new Error(`Error while ${verb} the text provided to safeStorage.${name}.`, { cause: error });
  }
}

export function createSafeStorage(): Electron.SafeStorage {
  return standInFor<Electron.SafeStorage>('safeStorage', {
    isAsyncEncryptionAvailable: () => {
      const mode = currentMode();
      return mode === 'pending' ? new Promise<never>(() => {}) : Promise.resolve(mode !== 'unavailable');
    },
    encryptStringAsync: (plainText) => answer('encryptStringAsync', 'encrypting', (mode) => encrypt(plainText, mode)),
    decryptStringAsync: (encrypted) => answer('decryptStringAsync', 'decrypting', (mode) => decrypt(encrypted, mode)),
    getSelectedStorageBackend: () => {
      const mode = currentMode();
      if (mode === 'weak') {
        return 'basic_text';
      }
      return mode === 'unavailable' || mode === 'pending' ? 'unknown' : 'gnome_libsecret';
    },
  });
}
