import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanSessionId, decodeSessionId, ownerOf } from '../../../shared/session-id.ts';

interface DecodedVector {
  keyOrApplicationId: string;
  location: string | null;
  createdMs: number | null;
  mediaFlag: string | null;
}
interface SessionVector {
  label: string;
  source?: string;
  sessionId: string;
  decoded: DecodedVector;
}

const vectors = JSON.parse(readFileSync(new URL('../../vectors/session-ids.json', import.meta.url), 'utf8')) as {
  valid: SessionVector[];
  publicExamples: SessionVector[];
  invalid: { label: string; sessionId: string | null }[];
};

const KEY = '12345678';
const SESSION = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const OTHER_SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMTExMX5yRzFYV1VHRUpLeDQxdFR2L3lxb2tpODB-fg';

function sessionIdOf(text: string): string {
  return `1_${Buffer.from(text).toString('base64url')}`;
}

describe('decodeSessionId', () => {
  test.each([...vectors.valid, ...vectors.publicExamples].map((vector) => [vector.sessionId, vector] as const))(
    '%s',
    (sessionId, { decoded }) => {
      const session = decodeSessionId(sessionId);
      expect(session.valid).toBe(true);
      expect(session.problems).toEqual([]);
      expect(ownerOf(session)).toBe(decoded.keyOrApplicationId);
      expect(session.apiKey === undefined).toBe(decoded.keyOrApplicationId.includes('-'));
      expect(session.applicationId === undefined).not.toBe(session.apiKey === undefined);
      expect(session.createdAt).toBe(decoded.createdMs === null ? undefined : Math.floor(decoded.createdMs / 1000));
      expect(session.location).toBe(decoded.location ?? undefined);
      expect(session.relayed === true).toBe(decoded.mediaFlag === 'P');
    },
  );

  test('routed is said where the ID has the flag, and not guessed for old IDs', () => {
    expect(decodeSessionId(SESSION).relayed).toBe(false);
    expect(decodeSessionId(sessionIdOf('1~123456~~Sat Mar 15 14:42:23 PDT 2014~0.49013025~')).relayed).toBeUndefined();
  });

  test.each([
    ['', 'NOT_A_SESSION_ID'],
    ['NOT A REAL SESSIONID', 'NOT_A_SESSION_ID'],
    ['1', 'NOT_A_SESSION_ID'],
    ['1_', 'CUT_OFF'],
    ['1_MX4xMjM', 'CUT_OFF'],
    [SESSION.slice(0, 40), 'CUT_OFF'],
    [SESSION.slice(0, -4), 'CUT_OFF'],
    [SESSION.slice(2), 'NOT_A_SESSION_ID'],
    [` ${SESSION}`, 'NOT_A_SESSION_ID'],
    [`1_${'A'.repeat(300)}`, 'TOO_LONG'],
    [sessionIdOf('1~acme~~1767139200000~abc~~'), 'OWNER_UNREADABLE'],
    [sessionIdOf('1~~~1767139200000~abc~~'), 'OWNER_UNREADABLE'],
    [sessionIdOf('x~12345678~~1767139200000~abc~~'), 'NOT_A_SESSION_ID'],
    [sessionIdOf('1~12345678~~1767139200000~\u0000bc~~'), 'NOT_A_SESSION_ID'],
    [sessionIdOf('1~12345678~~1767139200000~äbc~~'), 'NOT_A_SESSION_ID'],
  ])('%j is refused as %s', (sessionId, code) => {
    const session = decodeSessionId(sessionId);
    expect(session).toMatchObject({ valid: false, problems: [{ code }] });
    expect(ownerOf(session)).toBeUndefined();
  });

  test('seconds are read too; a strange creation time is a problem but no refusal', () => {
    expect(decodeSessionId(sessionIdOf('1~12345678~~1767139200~abc~~')).createdAt).toBe(1_767_139_200);
    for (const created of ['Foo Bar 15 14:42:23 PDT 2014', 'Sat Mar 15 14:42:23 XXX 2014', '12', 'tomorrow']) {
      const session = decodeSessionId(sessionIdOf(`1~12345678~~${created}~abc~~`));
      expect(session).toMatchObject({ valid: true, apiKey: KEY, problems: [{ code: 'CREATED_UNREADABLE' }] });
      expect(session.createdAt).toBeUndefined();
    }
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.base64String().map((text) => `1_${text}`),
        ),
        (text) => {
          expect(typeof decodeSessionId(text).valid).toBe('boolean');
          expect(typeof cleanSessionId(text).sessionId).toBe('string');
        },
      ),
    );
  });
});

describe('cleanSessionId', () => {
  test('leaves a clean ID alone, without a notice', () => {
    expect(cleanSessionId(SESSION)).toEqual({ sessionId: SESSION });
  });

  test.each([
    [` ${SESSION}\n`, 'Blanks around'],
    [`"${SESSION}"`, 'Quotes around'],
    [`'${SESSION}',`, 'Quotes around'],
    [`“${SESSION}”`, 'Quotes around'],
    [`${SESSION.slice(0, 30)}\n  ${SESSION.slice(30)}`, 'Line breaks'],
    [`SESSION_ID=${SESSION}`, 'taken out'],
    [`{"apiKey":"12345678","sessionId":"${SESSION}","token":"T1==abc"}`, 'taken out'],
    [`const session = OT.initSession(apiKey, '${SESSION}');`, 'taken out'],
    [`https://example.com/join?session=${SESSION}&x=1 again ${SESSION}`, 'taken out'],
  ])('%j', (text, notice) => {
    expect(cleanSessionId(text)).toEqual({ sessionId: SESSION, notice: expect.stringContaining(notice) });
  });

  test('does not choose between two session IDs', () => {
    const text = `${SESSION} ${OTHER_SESSION}`;
    expect(cleanSessionId(text)).toEqual({ sessionId: text, foundCount: 2 });
    expect(cleanSessionId(`${SESSION}\n${SESSION}`)).toMatchObject({ sessionId: SESSION });
  });

  test('keeps what is no session ID', () => {
    expect(cleanSessionId('  hello ')).toEqual({ sessionId: 'hello' });
    expect(cleanSessionId(' ')).toEqual({ sessionId: '' });
    expect(cleanSessionId(`x${SESSION}`)).toEqual({ sessionId: `x${SESSION}` });
  });
});
