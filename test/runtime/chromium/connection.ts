import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';
import { deferred } from '../deferred.ts';

/** One session of the DevTools protocol: the whole browser, or one page. Typed by Playwright's list of commands. */
export interface Cdp {
  send: CDPSession['send'];
  on: CDPSession['on'];
}

export interface Connection {
  /** The session of the browser itself. */
  readonly browser: Cdp;
  /** A session that `Target.attachToTarget` opened with `flatten`. */
  session(sessionId: string): Cdp;
  /** Settles once Chromium has closed its end. */
  readonly closed: Promise<void>;
}

/** A command that Chromium has refused, mostly because its page or Chromium itself is gone. */
export class CdpError extends Error {
  override name = 'CdpError';
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Speaks the DevTools protocol over Chromium's debugging pipe: JSON texts, each ended by a zero byte. */
export function openConnection(toChromium: Writable, fromChromium: Readable): Connection {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, ((params: never) => void)[]>();
  let lastId = 0;
  let isClosed = false;
  const closing = deferred<void>();

  function end() {
    isClosed = true;
    for (const call of pending.values()) {
      call.reject(new CdpError('Chromium is closed.'));
    }
    pending.clear();
    closing.resolve();
  }

  function receive(message: Message) {
    if (message.id === undefined) {
      for (const listener of listeners.get(`${message.sessionId ?? ''} ${message.method}`) ?? []) {
        listener(message.params as never);
      }
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.error === undefined) {
      call?.resolve(message.result);
    } else {
      call?.reject(new CdpError(message.error.message));
    }
  }

  let unread = '';
  fromChromium.setEncoding('utf8');
  fromChromium.on('data', (chunk: string) => {
    const texts = (unread + chunk).split('\0');
    unread = texts.pop() ?? '';
    for (const text of texts) {
      receive(JSON.parse(text) as Message);
    }
  });
  fromChromium.on('close', end);
  toChromium.on('error', end);

  function createSession(sessionId: string): Cdp {
    const send = (method: string, params: object = {}) =>
      new Promise<unknown>((resolve, reject) => {
        if (isClosed) {
          reject(new CdpError('Chromium is closed.'));
          return;
        }
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        const message = { id: lastId, method, params, ...(sessionId === '' ? {} : { sessionId }) };
        toChromium.write(`${JSON.stringify(message)}\0`);
      });
    const on = (event: string, listener: (params: never) => void) => {
      const key = `${sessionId} ${event}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    };
    return { send: send as Cdp['send'], on: on as unknown as Cdp['on'] };
  }

  return { browser: createSession(''), session: createSession, closed: closing.promise };
}
