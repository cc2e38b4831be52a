import { describe, expect, test } from 'vitest';
import { CLAIMS, codesOf, CREDENTIALS, HS256, inspect, NOW, signJwt, signT1, T1_FIELDS } from './inspect-fixtures.ts';

describe('time', () => {
  test('a token stops at the second of its expiry', () => {
    const token = signJwt(HS256, CLAIMS);
    expect(inspect(token, CREDENTIALS, NOW + 59).verdict).toBe('valid');
    expect(inspect(token, CREDENTIALS, NOW + 60)).toMatchObject({ verdict: 'expired', signature: 'verified' });
    expect(codesOf(token, CREDENTIALS, NOW + 60)).toEqual(['EXPIRED']);
  });

  test('an expiry no later than the issue time is named, in both formats', () => {
    for (const exp of [NOW, NOW - 1]) {
      const token = signJwt(HS256, { ...CLAIMS, exp });
      expect(inspect(token).verdict).toBe('expired');
      expect(codesOf(token)).toEqual(['EXPIRY_BEFORE_ISSUE', 'EXPIRED']);
      const t1 = T1_FIELDS.replace(/expire_time=\d+/, `expire_time=${exp}`);
      expect(codesOf(signT1(t1))).toEqual(['EXPIRY_BEFORE_ISSUE', 'EXPIRED']);
    }
    const fromTheFuture = signJwt(HS256, { ...CLAIMS, iat: NOW + 120 });
    expect(inspect(fromTheFuture)).toMatchObject({ verdict: 'valid', signature: 'verified' });
    expect(codesOf(fromTheFuture)).toEqual(['EXPIRY_BEFORE_ISSUE', 'ISSUED_IN_FUTURE']);
  });

  test('without an expiry it lives 24 hours', () => {
    const token = signJwt(HS256, { ...CLAIMS, exp: undefined });
    expect(inspect(token, CREDENTIALS, NOW + 86_399).verdict).toBe('valid');
    expect(inspect(token, CREDENTIALS, NOW + 86_400).verdict).toBe('expired');
  });

  test('an expired token that cannot be verified stays unverified, and says it is expired', () => {
    const token = signJwt(HS256, CLAIMS);
    expect(inspect(token, [], NOW + 60)).toMatchObject({ verdict: 'unverified', signature: 'unchecked' });
    expect(codesOf(token, [], NOW + 60)).toEqual(['NO_CREDENTIAL', 'EXPIRED']);
  });
});
