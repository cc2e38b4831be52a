import { describe, expect, it } from 'vitest';
import { isTrustedSender, type SenderEvent } from '../../../electron/security/trusted-sender.ts';

const WINDOW_ID = 7;

function event(change: { senderId?: number; frame?: Partial<NonNullable<SenderEvent['senderFrame']>> | null } = {}) {
  const frame = { url: 'app://tokenbooth/index.html', parent: null, isDestroyed: () => false };
  return {
    sender: { id: change.senderId ?? WINDOW_ID },
    senderFrame: change.frame === null ? null : { ...frame, ...change.frame },
  };
}

describe('a trusted sender', () => {
  it('is the top frame of our window on our page', () => {
    expect(isTrustedSender(event(), WINDOW_ID)).toBe(true);
  });

  it.each<[string, SenderEvent, number | null]>([
    ['another window', event({ senderId: 8 }), WINDOW_ID],
    ['anyone while no window is open', event(), null],
    ['a frame that has gone', event({ frame: null }), WINDOW_ID],
    ['a destroyed frame', event({ frame: { isDestroyed: () => true } }), WINDOW_ID],
    ['a frame inside the page', event({ frame: { parent: {} as Electron.WebFrameMain } }), WINDOW_ID],
    ['another host', event({ frame: { url: 'app://evil/index.html' } }), WINDOW_ID],
    ['another protocol', event({ frame: { url: 'https://tokenbooth/index.html' } }), WINDOW_ID],
    ['an empty page', event({ frame: { url: '' } }), WINDOW_ID],
    ['a data URL', event({ frame: { url: 'data:text/html,app://tokenbooth/' } }), WINDOW_ID],
  ])('is not %s', (_who, refused, windowId) => {
    expect(isTrustedSender(refused, windowId)).toBe(false);
  });
});
