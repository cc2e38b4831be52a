import fc from 'fast-check';
import type { IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { type Handlers, registerHandlers } from '../../../electron/ipc/registrar.ts';
import { type Channel, contract, DEFAULT_SETTINGS } from '../../../shared/contract.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';

const CHANNELS = Object.keys(contract) as Channel[];
const MARKER = 'marker-secret-5f0c';

type Listener = (event: IpcMainInvokeEvent, payload: unknown) => Promise<Result<unknown>>;

function registered(answer: () => unknown, { trusted = true } = {}) {
  const listeners = new Map<string, Listener>();
  const handler = vi.fn(async (_request: unknown) => answer());
  const handlers = Object.fromEntries(CHANNELS.map((channel) => [channel, handler])) as unknown as Handlers;
  const logged: unknown[] = [];
  registerHandlers({ handle: (channel, listener) => listeners.set(channel, listener) }, handlers, {
    isTrusted: () => trusted,
    log: (entry) => logged.push(entry),
    newId: () => 'id-1',
  });
  const call = (channel: Channel, payload?: unknown) =>
    listeners.get(channel)?.({} as IpcMainInvokeEvent, payload) ?? Promise.reject(new Error('not registered'));
  return { call, handler, listeners, logged };
}

describe('the registrar', () => {
  it('registers every channel of the contract and nothing else', () => {
    expect([...registered(() => ok(undefined)).listeners.keys()]).toEqual(CHANNELS);
  });

  it.each(CHANNELS)('%s refuses a sender it does not trust, before looking at the payload', async (channel) => {
    const { call, handler, logged } = registered(() => ok(undefined), { trusted: false });
    expect(await call(channel)).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    expect(handler).not.toHaveBeenCalled();
    expect(logged).toEqual([{ channel, code: 'SENDER_REFUSED' }]);
  });

  it.each(CHANNELS)('%s takes no junk', async (channel) => {
    const { call, handler } = registered(() => ok(undefined));
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true, withSet: true, withMap: true }), async (junk) => {
        fc.pre(!v.is(contract[channel].request, junk));
        handler.mockClear();
        const answer = await call(channel, junk);
        expect(answer).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
        expect(handler).not.toHaveBeenCalled();
      }),
      { numRuns: 200 },
    );
  });

  it('refuses unknown keys, prototype keys and oversize text', async () => {
    const { call, handler } = registered(() => ok(undefined));
    const id = '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b';
    const form = { sessionId: '', role: '', expires: '', data: '', layoutClasses: [], format: '' };
    for (const request of [
      { id, extra: 1 },
      JSON.parse(`{"id":"${id}","__proto__":{"x":1}}`),
      { id: 'x'.repeat(1000) },
    ]) {
      expect(await call('projects:remove', request)).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
    }
    const oversize = {
      projectId: id,
      form: { ...form, data: 'x'.repeat(200_000) },
      signAnyway: false,
      isConfirmed: false,
    };
    expect(await call('tokens:generate', oversize)).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('passes on a result of the right shape', async () => {
    const settings = DEFAULT_SETTINGS;
    expect(await registered(() => ok(settings)).call('settings:read')).toEqual(ok(settings));
    const refused = fail('VAULT_LOCKED', 'The vault is locked.');
    expect(await registered(() => refused).call('projects:list')).toEqual(refused);
  });

  it.each<[string, () => unknown]>([
    ['a reply with a secret riding along', () => ok({ ...DEFAULT_SETTINGS, apiSecret: MARKER })],
    [
      'an error with a secret riding along',
      () => ({ ok: false, error: { code: 'INTERNAL', message: 'x', apiSecret: MARKER } }),
    ],
    ['an error with an unknown code', () => ({ ok: false, error: { code: MARKER, message: MARKER } })],
    [
      'a thrown error',
      () => {
        throw new TypeError(`can't sign with\n    at ${MARKER}:12:34`);
      },
    ],
    [
      'a thrown text',
      () => {
        throw MARKER;
      },
    ],
  ])('turns %s into INTERNAL, and tells neither the window nor the log', async (_what, answer) => {
    const { call, logged } = registered(answer);
    const reply = await call('settings:read');
    expect(reply).toEqual(fail('INTERNAL', expect.stringContaining('id-1') as unknown as string));
    expect(logged).toEqual([expect.objectContaining({ channel: 'settings:read', code: 'INTERNAL', id: 'id-1' })]);
    expect(JSON.stringify([reply, logged])).not.toContain(MARKER);
  });

  it('logs the class and the place of a thrown error', async () => {
    const { call, logged } = registered(() => {
      throw new RangeError('x');
    });
    await call('settings:read');
    expect(logged).toEqual([
      expect.objectContaining({
        errorName: 'RangeError',
        place: expect.stringMatching(/^registrar\.test\.ts:\d+:\d+$/),
      }),
    ]);
  });
});
