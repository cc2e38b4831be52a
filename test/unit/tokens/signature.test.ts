import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTokCredential } from '../../../electron/tokens/credentials.ts';
import {
  application,
  base64urlJson,
  CLAIMS,
  codesOf,
  CREDENTIALS,
  HS256,
  inspect,
  JWT,
  KEY,
  project,
  RS256,
  signJwt,
  signT1,
  T1_FIELDS,
  vonage,
} from './inspect-fixtures.ts';
import { applicationJwtVectors, credentialOf, projectJwtVectors, t1Vectors, valueOf } from './vectors.ts';

describe('signature', () => {
  test('tries every credential of the same key', () => {
    const wrong = valueOf(openTokCredential(KEY, 'another secret'));
    expect(inspect(JWT, [wrong, vonage]).verdict).toBe('bad-signature');
    expect(codesOf(JWT, [wrong])).toEqual(['SIGNATURE_MISMATCH']);
    expect(inspect(JWT, [wrong, project]).verdict).toBe('valid');
  });

  const notAsked: [string, string][] = [
    ['alg none without a signature', `${base64urlJson({ alg: 'none', typ: 'JWT' })}.${base64urlJson(CLAIMS)}.`],
    ['alg none with a signature', signJwt({ alg: 'none' }, CLAIMS)],
    ['alg NONE', `${base64urlJson({ alg: 'NoNe' })}.${base64urlJson(CLAIMS)}.`],
    ['alg missing', signJwt({ typ: 'JWT' }, CLAIMS)],
    ['HS512 header', signJwt({ alg: 'HS512' }, CLAIMS)],
    ['alg as a list', signJwt({ alg: ['HS256'] }, CLAIMS)],
    [
      'HS256 with the public key as the secret',
      signJwt(
        HS256,
        { ...CLAIMS, iss: undefined, application_id: application?.applicationId },
        vonage.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      ),
    ],
  ];
  test.each(notAsked)('%s is refused, with and without credentials', (_name, token) => {
    for (const credentials of [CREDENTIALS, []]) {
      expect(inspect(token, credentials)).toMatchObject({ signature: 'mismatch', verdict: 'bad-signature' });
      expect(codesOf(token, credentials)).toContain('ALGORITHM_REFUSED');
    }
  });

  test('an application token signed with another RSA key is a mismatch', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const input = RS256.split('.').slice(0, 2).join('.');
    const token = `${input}.${sign('sha256', Buffer.from(input), other.privateKey).toString('base64url')}`;
    expect(inspect(token)).toMatchObject({ signature: 'mismatch', verdict: 'bad-signature' });
  });

  test('bits that base64 ignores cannot be changed', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const paddedT1 = [T1_FIELDS, `${T1_FIELDS}&x=1`, `${T1_FIELDS}&xy=1`].map((fields) => signT1(fields));
    expect(paddedT1.map((token) => token.replace(/[^=]/g, '').length - 2).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
    for (const token of [RS256, JWT, ...paddedT1]) {
      const padding = /=*$/.exec(token.slice(4))?.[0] ?? '';
      const body = token.slice(0, token.length - padding.length);
      const verified = alphabet.split('').filter((character) => {
        return inspect(body.slice(0, -1) + character + padding).signature === 'verified';
      });
      expect(verified).toEqual([body.slice(-1)]);
    }
  });

  test('an issuer that is no key of ours names no project', () => {
    const token = signJwt(HS256, { ...CLAIMS, iss: 'acme' });
    expect(inspect(token)).toMatchObject({ signature: 'unchecked', verdict: 'unverified' });
    expect(codesOf(token)).toContain('OWNER_MISSING');
  });
});

test('every vector belongs to one of few credentials', () => {
  const all = [...t1Vectors, ...projectJwtVectors, ...applicationJwtVectors];
  const credentials = [
    ...new Map(all.map((vector) => [vector.keyRef ?? vector.apiKey, credentialOf(vector)])).values(),
  ];
  for (const vector of all) {
    expect(inspect(vector.token, credentials, vector.clock).signature).toBe('verified');
  }
});
