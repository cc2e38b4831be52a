import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { applySessionRules, WINDOW_PARTITION } from '../../../electron/security/session-rules.ts';

function fakeSession() {
  return {
    on: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    setProxy: vi.fn(async () => undefined),
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  };
}

/** Every permission the typings of this Electron name, so that a new one is tested as soon as it exists. */
async function permissionNames(method: string): Promise<string[]> {
  const typings = await readFile('node_modules/electron/electron.d.ts', 'utf8');
  const signature = new RegExp(`${method}\\(handler:[^\\n]*?permission: ((?:'[^']+' ?\\|? ?)+)`).exec(typings);
  return [...(signature?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('session rules', () => {
  let session: ReturnType<typeof fakeSession>;

  beforeEach(() => {
    session = fakeSession();
    applySessionRules(session as unknown as Session);
  });

  it('keep the window in memory only', () => {
    expect(WINDOW_PARTITION).not.toMatch(/^persist:/);
  });

  it('refuse every permission request', async () => {
    const handler = session.setPermissionRequestHandler.mock.calls[0]?.[0];
    const names = await permissionNames('setPermissionRequestHandler');
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      const answer = vi.fn();
      handler({}, name, answer, {});
      expect(answer, name).toHaveBeenCalledExactlyOnceWith(false);
    }
  });

  it('refuse every permission check, with or without a window', async () => {
    const handler = session.setPermissionCheckHandler.mock.calls[0]?.[0];
    const names = await permissionNames('setPermissionCheckHandler');
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      expect(handler(null, name, 'app://tokenbooth', {}), name).toBe(false);
    }
  });

  it('refuse devices and screen capture', () => {
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
    const answer = vi.fn();
    session.setDisplayMediaRequestHandler.mock.calls[0]?.[0]({}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('cancel downloads', () => {
    const [event, listener] = session.on.mock.calls[0] ?? [];
    const preventDefault = vi.fn();
    expect(event).toBe('will-download');
    listener({ preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('leave WebRTC a proxy that is not there', () => {
    expect(session.setProxy).toHaveBeenCalledExactlyOnceWith({
      proxyRules: 'http://127.0.0.1:1',
      proxyBypassRules: '<-loopback>',
    });
  });

  it('turn the spell checker off', () => {
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(false);
  });

  it.each([
    ['app://tokenbooth/index.html', false],
    ['data:image/png;base64,AA==', false],
    ['devtools://devtools/bundled/x.html', false],
    ['https://example.com/', true],
    ['http://127.0.0.1/', true],
    ['ws://example.com/', true],
    ['file:///etc/passwd', true],
    ['blob:app://tokenbooth/1', true],
    ['not a url', true],
  ])('let the page load only itself: %s, cancelled %s', (url, cancel) => {
    const answer = vi.fn();
    session.webRequest.onBeforeRequest.mock.calls[0]?.[0]({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  });
});
