import type { Cdp } from '../chromium/connection.ts';
import { toChromiumAddress } from '../addresses.ts';
import type { SessionState } from './session.ts';

type Permission = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1];

/** Chromium's descriptor of each permission it lets a debugger decide, and Electron's name of it. */
const permissionNames: [Permission, string][] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['local-fonts', 'local-fonts'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['persistent-storage', 'persistent-storage'],
  ['sensors', 'accelerometer'],
  ['sensors', 'gyroscope'],
  ['sensors', 'magnetometer'],
  ['background-sync', 'background-sync'],
  ['periodic-background-sync', 'periodic-background-sync'],
  ['background-fetch', 'background-fetch'],
  ['payment-handler', 'payment-handler'],
  ['display-capture', 'display-capture'],
  ['nfc', 'nfc'],
  ['local-network', 'local-network'],
  ['loopback-network', 'loopback-network'],
];

function askApp(
  state: SessionState,
  webContents: Electron.WebContents,
  permission: Permission,
  url: string,
): Promise<boolean> {
  const { request, check } = state.permissions;
  const origin = url.replace(/^([^/]+\/\/[^/]+).*$/, '$1');
  const isChecked =
    check === undefined || check(webContents, permission, origin, { isMainFrame: true, requestingUrl: url });
  if (!isChecked) {
    return Promise.resolve(false);
  }
  // Without handlers Electron grants.
  if (request === undefined) {
    return Promise.resolve(true);
  }
  return new Promise((resolve) => request(webContents, permission, resolve, { isMainFrame: true, requestingUrl: url }));
}

/**
 * Asks the app about every permission before a page is loaded, since Chromium can't ask while it runs, and sets the answers
 * for the page's origin.
 */
export async function applyPermissions(
  browser: Cdp,
  state: SessionState,
  webContents: Electron.WebContents,
  appUrl: string,
): Promise<void> {
  const address = toChromiumAddress(appUrl);
  if (!/^https?:/.test(address)) {
    return;
  }
  const { origin } = new URL(address);
  await Promise.all(
    permissionNames.map(async ([permission, name]) => {
      const isGranted = await askApp(state, webContents, permission, appUrl);
      await browser
        .send('Browser.setPermission', { permission: { name }, setting: isGranted ? 'granted' : 'denied', origin })
        // A Chromium that does not know the name has no such permission.
        .catch(() => {});
    }),
  );
}
