import { safeStorage } from 'electron';
import type { OsKey } from '../ports.ts';

/** How Electron tells "not now" from "not with this key": only by the error's text (electron_api_safe_storage.cc). */
const TEMPORARILY_UNAVAILABLE = 'temporarily unavailable';

/** The OS key by Electron's asynchronous `safeStorage`. To be used after `app` is ready and its name is set. */
export function createElectronOsKey(): OsKey {
  return {
    platform: process.platform,
    isAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
    wrap: (text) => safeStorage.encryptStringAsync(text),
    async unwrap(wrapped) {
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
        return { state: 'unwrapped', text: result, shouldReEncrypt };
      } catch (error) {
        const isTemporary = error instanceof Error && error.message.includes(TEMPORARILY_UNAVAILABLE);
        return { state: isTemporary ? 'unavailable' : 'refused' };
      }
    },
  };
}
