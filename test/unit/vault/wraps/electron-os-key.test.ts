import { beforeEach, describe, expect, test, vi } from 'vitest';

const safeStorage = vi.hoisted(() => ({
  isAsyncEncryptionAvailable: vi.fn(),
  encryptStringAsync: vi.fn(),
  decryptStringAsync: vi.fn(),
}));

vi.mock('electron', () => ({ safeStorage }));

const { createElectronOsKey } = await import('../../../../electron/vault/wraps/electron-os-key.ts');

/** The two errors of Electron 45's electron_api_safe_storage.cc. */
const TEMPORARY = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';
const FINAL = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';

describe("Electron's key store", () => {
  beforeEach(() => {
    safeStorage.isAsyncEncryptionAvailable.mockResolvedValue(true);
    safeStorage.encryptStringAsync.mockResolvedValue(Buffer.from('v11wrapped'));
    safeStorage.decryptStringAsync.mockResolvedValue({ result: 'text', shouldReEncrypt: false });
  });

  test('asks and wraps by the asynchronous calls', async () => {
    const osKey = createElectronOsKey();
    expect(osKey.platform).toBe(process.platform);
    expect(await osKey.isAvailable()).toBe(true);
    expect(await osKey.wrap('text')).toEqual(Buffer.from('v11wrapped'));
    expect(safeStorage.encryptStringAsync).toHaveBeenCalledWith('text');
  });

  test('section 7 row 11: an unwrapped text comes in an object', async () => {
    safeStorage.decryptStringAsync.mockResolvedValue({ result: 'text', shouldReEncrypt: true });
    const wrapped = Buffer.from('v11wrapped');
    expect(await createElectronOsKey().unwrap(wrapped)).toEqual({
      state: 'unwrapped',
      text: 'text',
      shouldReEncrypt: true,
    });
    expect(safeStorage.decryptStringAsync).toHaveBeenCalledWith(wrapped);
  });

  test.each([
    [new Error(TEMPORARY), 'unavailable'],
    [new Error(FINAL), 'refused'],
    ['not even an error', 'refused'],
  ])('tells %s: %s', async (error, state) => {
    safeStorage.decryptStringAsync.mockRejectedValue(error);
    expect(await createElectronOsKey().unwrap(Buffer.from('v11wrapped'))).toEqual({ state });
  });
});
