import type { App, WebContents } from 'electron';
import { isOwnPage } from './own-page.ts';

/**
 * Keeps every web contents on our own page: no navigation elsewhere, no new window, no webview.
 *
 * SECURITY: hung on `web-contents-created`, not on one window, so that nothing can be created without it. A dropped
 * link or a form could otherwise replace the page while the preload script stays.
 */
export function guardNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  const stopUnlessOwnPage = (details: { url: string; preventDefault: () => void }) => {
    if (!isOwnPage(details.url)) {
      details.preventDefault();
    }
  };
  contents.on('will-navigate', stopUnlessOwnPage);
  contents.on('will-frame-navigate', stopUnlessOwnPage);
  contents.on('will-redirect', stopUnlessOwnPage);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // WebRTC is not covered by the CSP; this leaves it TCP through the proxy of the session rules, which isn't there.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
