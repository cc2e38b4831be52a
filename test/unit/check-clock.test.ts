import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, it, onTestFinished, vi } from 'vitest';
import { checkClock, type ClockCheckPorts } from '../../electron/check-clock.ts';

const HOST_TIME = Date.UTC(2026, 10, 25, 4, 10, 0);
const DATE = { date: new Date(HOST_TIME).toUTCString() };

/** A real server in place of the API host, and what it was asked. */
async function hostAnswering(answer: (response: ServerResponse) => void) {
  const asked: IncomingMessage[] = [];
  const given: { url: string; init: RequestInit }[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.sendDate = false;
    answer(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  const fetchThere: ClockCheckPorts['fetch'] = (url, init) => {
    given.push({ url, init });
    return fetch(`${origin}${new URL(url).pathname}`, init);
  };
  return { asked, given, fetchThere };
}

/** The clock of this computer shows the first time when the question goes out, the second when the answer is there. */
function clockShowing(...times: [number, number]): Pick<ClockCheckPorts, 'nowMilliseconds' | 'abortAfter'> {
  const left = [...times];
  return { nowMilliseconds: () => left.shift() ?? Number.NaN, abortAfter: () => new AbortController().signal };
}

it.each([
  ['right', 0, 0],
  ['ahead', 190_000, 190],
  ['behind', -45_000, -45],
])('tells by how much a clock is %s', async (_how, offMilliseconds, aheadSeconds) => {
  const { fetchThere } = await hostAnswering((response) => response.writeHead(404, DATE).end());
  // The middle of the second the host names, and a way of two seconds there and back.
  const middle = HOST_TIME + 500 + offMilliseconds;
  const checked = await checkClock('opentok', { fetch: fetchThere, ...clockShowing(middle - 1000, middle + 1000) });
  const checkedAt = Math.floor((middle + 1000) / 1000);
  expect(checked).toEqual({ ok: true, value: { aheadSeconds, host: 'api.opentok.com', checkedAt } });
});

it('adds how old the answer of a cache is', async () => {
  const { fetchThere } = await hostAnswering((response) => response.writeHead(200, { ...DATE, age: '60' }).end());
  const middle = HOST_TIME + 60_500;
  const checked = await checkClock('opentok', { fetch: fetchThere, ...clockShowing(middle, middle) });
  expect(checked).toMatchObject({ value: { aheadSeconds: 0 } });
});

it.each([
  ['opentok', 'https://api.opentok.com/session/create'],
  ['vonage', 'https://video.api.vonage.com/session/create'],
] as const)('asks the host of %s once, with nothing of the person', async (family, url) => {
  const { asked, given, fetchThere } = await hostAnswering((response) => response.writeHead(404, DATE).end());
  await checkClock(family, { fetch: fetchThere, ...clockShowing(HOST_TIME, HOST_TIME) });
  expect(given).toEqual([
    {
      url,
      init: {
        method: 'HEAD',
        headers: { 'user-agent': 'Tokenbooth', 'accept-language': '*', 'cache-control': 'no-cache' },
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: expect.any(AbortSignal) as AbortSignal,
      },
    },
  ]);
  expect(asked).toMatchObject([{ method: 'HEAD', headers: { 'user-agent': 'Tokenbooth', 'accept-language': '*' } }]);
});

it('does not follow to another address', async () => {
  const { asked, fetchThere } = await hostAnswering((response) =>
    response.writeHead(302, { ...DATE, location: '/elsewhere' }).end(),
  );
  const checked = await checkClock('opentok', { fetch: fetchThere, ...clockShowing(HOST_TIME, HOST_TIME) });
  expect(checked).toMatchObject({ error: { code: 'CLOCK_CHECK_FAILED' } });
  expect(asked).toHaveLength(1);
});

it.each([
  ['no time', {}],
  ['something else', { date: 'soon' }],
  ['a number', { date: '1' }],
  ['a date of another form', { date: '2026-11-25' }],
  ['an old copy', { ...DATE, age: '61' }],
  ['an odd age', { ...DATE, age: 'old' }],
  ['an age below nothing', { ...DATE, age: '-90' }],
  ['a day that is none', { date: 'Wed, 99 Nov 2026 04:10:00 GMT' }],
])('says so when the answer has %s in place of the time', async (_what, headers) => {
  const { fetchThere } = await hostAnswering((response) => response.writeHead(200, headers).end());
  expect(await checkClock('vonage', { fetch: fetchThere, ...clockShowing(HOST_TIME, HOST_TIME) })).toEqual({
    ok: false,
    error: {
      code: 'CLOCK_CHECK_FAILED',
      message: 'video.api.vonage.com did not say what time it is. Compare your clock with another one.',
    },
  });
});

it('says so when nobody answers, in words of its own', async () => {
  const secret = () => Promise.reject(new Error('getaddrinfo ENOTFOUND marker-raw-error'));
  expect(await checkClock('opentok', { fetch: secret, ...clockShowing(HOST_TIME, HOST_TIME) })).toEqual({
    ok: false,
    error: {
      code: 'CLOCK_CHECK_FAILED',
      message:
        'api.opentok.com gave no usable answer. Look at the internet connection and at the date of this computer, then try again.',
    },
  });
});

it('waits five seconds for an answer, and no longer', async () => {
  const { asked, fetchThere } = await hostAnswering(() => {});
  const waited: number[] = [];
  const checked = await checkClock('opentok', {
    fetch: fetchThere,
    nowMilliseconds: () => HOST_TIME,
    abortAfter: (milliseconds) => {
      waited.push(milliseconds);
      const leaving = new AbortController();
      // As soon as the question has arrived.
      void vi.waitFor(() => expect(asked).toHaveLength(1)).then(() => leaving.abort());
      return leaving.signal;
    },
  });
  expect(checked).toMatchObject({ error: { code: 'CLOCK_CHECK_FAILED' } });
  expect(asked).toHaveLength(1);
  expect(waited).toEqual([5000]);
});
