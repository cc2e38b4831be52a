import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { guardNavigation } from '../../../electron/security/navigation.ts';
import { isOwnPage } from '../../../electron/security/own-page.ts';

function guardedContents() {
  const app = new EventEmitter();
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: vi.fn(),
    setWebRTCIPHandlingPolicy: vi.fn(),
  });
  guardNavigation(app as unknown as Pick<App, 'on'>);
  app.emit('web-contents-created', {}, contents);
  return contents;
}

const FOREIGN_URLS = [
  'https://example.com/',
  'app://evil/index.html',
  'app://tokenbooth.example.com/',
  'app://tokenbooth@evil/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'not a url',
];

describe('navigation', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s is stopped for every foreign URL', (event) => {
    const contents = guardedContents();
    for (const url of FOREIGN_URLS) {
      const preventDefault = vi.fn();
      contents.emit(event, { url, isMainFrame: true, preventDefault });
      expect(preventDefault, url).toHaveBeenCalledOnce();
    }
  });

  it('goes on within our own page', () => {
    const preventDefault = vi.fn();
    guardedContents().emit('will-navigate', { url: 'app://tokenbooth/index.html', isMainFrame: true, preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
  });

  it('attaches no webview', () => {
    const preventDefault = vi.fn();
    guardedContents().emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('opens no window', () => {
    const handler = guardedContents().setWindowOpenHandler.mock.calls[0]?.[0];
    for (const url of [...FOREIGN_URLS, 'app://tokenbooth/index.html']) {
      expect(handler({ url }), url).toEqual({ action: 'deny' });
    }
  });

  it('keeps WebRTC from opening sockets', () => {
    expect(guardedContents().setWebRTCIPHandlingPolicy).toHaveBeenCalledExactlyOnceWith('disable_non_proxied_udp');
  });

  it('knows its own page by protocol and host', () => {
    expect(isOwnPage('app://tokenbooth/index.html')).toBe(true);
    for (const url of FOREIGN_URLS) {
      expect(isOwnPage(url), url).toBe(false);
    }
  });
});
