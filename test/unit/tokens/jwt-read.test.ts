import { createHmac, createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyJwt } from '../../../electron/tokens/jwt-read.ts';
import { applications, applicationJwtVectors, credentialOf } from './vectors.ts';

const SECRET = 'a secret of more than thirty-two bytes, and some';
const key = createSecretKey(Buffer.from(SECRET));

function signHmac(algorithm: string, hash: string, secret: string | Buffer = SECRET): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ alg: algorithm, typ: 'JWT' })}.${part({ iss: '1', nbf: 4e9, exp: 1 })}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
}

test('the caller chooses the algorithm, never the token', () => {
  expect(verifyJwt(signHmac('HS256', 'sha256'), 'HS256', key)).toBe(true);
  expect(verifyJwt(signHmac('HS512', 'sha512'), 'HS256', key)).toBe(false);
  expect(verifyJwt(signHmac('HS384', 'sha384'), 'HS256', key)).toBe(false);
  expect(verifyJwt(signHmac('HS256', 'sha256'), 'RS256', key)).toBe(false);
});

test('an RSA key takes no HMAC made with its public half', () => {
  const [application] = applications;
  const [vector] = applicationJwtVectors;
  if (application === undefined || vector === undefined) {
    throw new Error('vectors missing');
  }
  const credential = credentialOf({ id: vector.id, keyRef: application.keyRef });
  if (credential.family !== 'vonage') {
    throw new Error('not an application');
  }
  const forged = signHmac('HS256', 'sha256', application.publicKeyPem);
  expect(verifyJwt(forged, 'RS256', credential.publicKey)).toBe(false);
  expect(verifyJwt(forged, 'HS256', credential.publicKey)).toBe(false);
});

test.each(['', '.', '..', 'a.b.c', 'a.b', 'x'.repeat(1000)])('%.20j is not verified and does not throw', (token) => {
  expect(verifyJwt(token, 'HS256', key)).toBe(false);
});
