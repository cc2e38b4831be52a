import type { Session } from 'electron';
import { APP_PROTOCOL } from './own-page.ts';
import { denyPermissions } from './permissions.ts';

/**
 * The window's session lives in memory only (no `persist:`), so no cookie, cache or page storage reaches the disk.
 * Rules set on the default session would not apply to it.
 */
export const WINDOW_PARTITION = 'tokenbooth';

/**
 * The main process's own requests: in memory only too, and apart from the window. It follows the system's proxy and trusts
 * the certificates the system trusts.
 */
export const NETWORK_PARTITION = 'tokenbooth-network';

/** What a page may load: the app itself, images in data URLs, and the developer tools of an unpackaged run. */
const ALLOWED_PROTOCOLS = new Set([APP_PROTOCOL, 'data:', 'devtools:']);

/** Applies every session-wide rule: permissions, downloads, spell checking, and a second wall behind the CSP. */
export function applySessionRules(session: Session): void {
  denyPermissions(session);
  // SECURITY: WebRTC obeys neither the CSP nor `onBeforeRequest`, and may speak TCP to a relay. A proxy that isn't there,
  // also for loopback, leaves it no way out.
  void session.setProxy({ proxyRules: 'http://127.0.0.1:1', proxyBypassRules: '<-loopback>' });
  session.on('will-download', (event) => event.preventDefault());
  // The spell checker may fetch dictionaries, and would read what is typed into secret fields.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !URL.canParse(details.url) || !ALLOWED_PROTOCOLS.has(new URL(details.url).protocol) });
  });
}
