import { describe, expect, test } from 'vitest';
import { inspectToken } from '../../../electron/tokens/inspect-token.ts';
import { makeToken, type MakeOptions } from '../../../electron/tokens/make-token.ts';
import type { TokenForm } from '../../../shared/contract.ts';
import { openTokCredential, vonageCredential } from '../../../electron/tokens/credentials.ts';
import { applications, valueOf } from './vectors.ts';

const NOW = 1_767_225_600;
const SESSION = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const APPLICATION_SESSION =
  '1_MX4wYjVmM2MxYS0yZDRlLTRmNjAtOGE3Yi05YzBkMWUyZjNhNGJ-fjE3NjcxMzkyMDAwMDB-NzJvZm9ZQnQ2MURYZWNIYjdqY2NqQ21Yfn5-';
const [application, otherApplication] = applications;
const project = valueOf(openTokCredential('12345678', '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88'));
const vonage = valueOf(vonageCredential(application?.applicationId ?? '', application?.privateKeyPem ?? ''));
const otherVonage = valueOf(
  vonageCredential(otherApplication?.applicationId ?? '', otherApplication?.privateKeyPem ?? ''),
);

const FORM: TokenForm = {
  sessionId: SESSION,
  role: 'moderator',
  expires: '2h',
  data: '{"uid":42,"name":"Zoë & Bob 😀"}',
  layoutClasses: ['focus', 'small'],
  format: 'project-jwt',
};
const OPTIONS: MakeOptions = {
  nowSeconds: NOW,
  savedProjects: [],
  random: { fraction: () => 0.5, uuid: () => '00000000-0000-4000-8000-000000000000' },
};

describe.each(['project-jwt', 't1', 'application-jwt'] as const)('%s', (format) => {
  const credential = format === 'application-jwt' ? vonage : project;
  const form = { ...FORM, format, sessionId: format === 'application-jwt' ? APPLICATION_SESSION : SESSION };

  test('comes with everything it says', () => {
    const made = valueOf(makeToken(form, credential, OPTIONS));
    expect(made).toMatchObject({
      format,
      credentialId: format === 'application-jwt' ? application?.applicationId : '12345678',
      sessionId: form.sessionId,
      role: 'moderator',
      issuedAt: NOW,
      expiresAt: NOW + 7200,
      data: FORM.data,
      layoutClasses: ['focus', 'small'],
      notices: [],
    });
    expect(made.claims).toContainEqual({ name: 'connection_data', value: FORM.data });
    expect(made.claims).toContainEqual({ name: 'initial_layout_class_list', value: 'focus small' });
    expect(made.claims.map(({ name }) => name)).not.toContain('sig');
  });

  test('the same form, time and nonce make the same bytes; another nonce does not', () => {
    const first = valueOf(makeToken(form, credential, OPTIONS));
    expect(valueOf(makeToken(form, credential, OPTIONS)).token).toBe(first.token);
    expect(valueOf(makeToken(form, credential, { ...OPTIONS, nonce: '0.25' })).token).not.toBe(first.token);
  });

  test('metadata of any text survives', () => {
    for (const data of ['', ' ', '\r\n\t', '%20+&=;:/?#', '\u0000\u001f', '日本語 ‮', '😀'.repeat(500), '"\\\u2028']) {
      const made = valueOf(makeToken({ ...form, data }, credential, OPTIONS));
      const read = inspectToken(made.token, { credentials: [credential], nowSeconds: NOW });
      expect(read.data ?? '').toBe(data);
      expect(made.data).toBe(data);
    }
  });

  test('an issue time moves the whole life of the token', () => {
    const made = valueOf(makeToken({ ...form, expires: '1h' }, credential, { ...OPTIONS, issuedAt: NOW - 1e6 }));
    expect(made).toMatchObject({ issuedAt: NOW - 1e6, expiresAt: NOW - 1e6 + 3600 });
    for (const issuedAt of [0, -5, 1.5, Number.NaN, NOW * 1000, 1e11 - 2_592_000]) {
      expect(makeToken(form, credential, { ...OPTIONS, issuedAt })).toMatchObject({
        ok: false,
        error: { code: 'ISSUED_AT_INVALID', field: 'issuedAt' },
      });
    }
  });

  test('the latest issue time there can be makes a token without a problem', () => {
    const issuedAt = 1e11 - 2_592_000 - 1;
    const made = valueOf(makeToken({ ...form, expires: '30d' }, credential, { ...OPTIONS, issuedAt }));
    expect(inspectToken(made.token, { credentials: [credential], nowSeconds: issuedAt }).problems).toEqual([]);
  });

  test('a token that is made already expired says so', () => {
    const noticesAt = (issuedAt: number) =>
      valueOf(makeToken({ ...form, expires: '1h' }, credential, { ...OPTIONS, issuedAt })).notices;
    expect(noticesAt(NOW - 3600)).toEqual([expect.stringContaining('already expired')]);
    expect(noticesAt(NOW - 3599)).toEqual([]);
  });

  test('a nonce that the format cannot carry is refused', () => {
    for (const nonce of ['', 'two words', 'ü', 'x'.repeat(101)]) {
      expect(makeToken(form, credential, { ...OPTIONS, nonce })).toMatchObject({
        ok: false,
        error: { code: 'NONCE_INVALID', field: 'nonce' },
      });
    }
  });

  test('a broken form is refused with its first problem', () => {
    expect(makeToken({ ...form, role: 'admin', expires: 'x' }, credential, OPTIONS)).toMatchObject({
      ok: false,
      error: { code: 'ROLE_UNKNOWN' },
    });
  });

  test('signing anyway makes a token that reads back', () => {
    const made = valueOf(
      makeToken({ ...form, sessionId: 'NOT A REAL SESSIONID é' }, credential, { ...OPTIONS, signAnyway: true }),
    );
    expect(made.sessionId).toBe('NOT A REAL SESSIONID é');
    expect(made.notices).toHaveLength(1);
  });
});

test('a nonce that is no number, or an endless one, is refused for a project JWT', () => {
  for (const nonce of ['abc', '01', '.5', '1.', '0x1', '1e999', 'Infinity', '1}']) {
    expect(makeToken(FORM, project, { ...OPTIONS, nonce })).toMatchObject({
      ok: false,
      error: { code: 'NONCE_INVALID' },
    });
  }
});

test('a token that does not verify is never handed out', () => {
  const broken = { ...vonage, publicKey: otherVonage.publicKey };
  const form = { ...FORM, format: 'application-jwt', sessionId: APPLICATION_SESSION };
  expect(makeToken(form, broken, OPTIONS)).toEqual({
    ok: false,
    error: {
      code: 'SELF_CHECK_FAILED',
      message: expect.stringMatching(/^Signing check failed\. Nothing was shown or copied\. Try again; .*\.$/),
    },
  });
});

test('a key that cannot sign ends as the same sentence, not as a library error', () => {
  const broken = { ...vonage, privateKey: vonage.publicKey };
  const form = { ...FORM, format: 'application-jwt', sessionId: APPLICATION_SESSION };
  expect(makeToken(form, broken, OPTIONS)).toMatchObject({ ok: false, error: { code: 'SELF_CHECK_FAILED' } });
});
