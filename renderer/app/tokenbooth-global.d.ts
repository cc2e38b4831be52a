import type { WindowApi } from '../../shared/window-api.ts';

declare global {
  interface Window {
    /** Put there by the preload script: the only door to the main process. */
    readonly tokenbooth: WindowApi;
  }
}
