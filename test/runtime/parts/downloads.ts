import { toAppAddress } from '../addresses.ts';
import type { Cdp } from '../chromium/connection.ts';
import { createEvent } from '../events.ts';
import { standInFor } from '../not-implemented.ts';
import type { Frames } from './frames.ts';

/** Emits the session's `will-download` for the downloads of one page. Chromium has been told to write none of them. */
export function watchDownloads(browser: Cdp, frames: Frames, webContents: Electron.WebContents) {
  browser.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) => {
    if (frames.byId(frameId) === undefined) {
      return;
    }
    const item = standInFor<Electron.DownloadItem>('DownloadItem', {
      getURL: () => toAppAddress(url),
      getFilename: () => suggestedFilename,
      cancel: () => {},
    });
    webContents.session.emit('will-download', createEvent({}), item, webContents);
  });
}
