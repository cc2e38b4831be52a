import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { credentialIdOf, openTokCredential, vonageCredential } from '../../../electron/tokens/credentials.ts';
import { checkApiSecret } from '../../../shared/credential-shapes.ts';
import { applications, valueOf } from './vectors.ts';

const APPLICATION_ID = '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b';
const SECRET = '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88';
const [application] = applications;
const PEM = application?.privateKeyPem ?? '';

describe('openTokCredential', () => {
  test('trims, and keys with the text of the secret', () => {
    for (const secret of [SECRET, ` ${SECRET}\n`, Buffer.from(SECRET)]) {
      const credential = valueOf(openTokCredential(' 12345678 ', secret));
      expect(credentialIdOf(credential)).toBe('12345678');
      expect(credential.secret.export().toString('utf8')).toBe(SECRET);
    }
  });

  test('takes odd letters and blanks inside', () => {
    const odd = 'not-hex secret/with+odd=chars&40 bytes!! ü';
    expect(valueOf(openTokCredential('100', odd)).secret.export().toString('utf8')).toBe(odd);
  });

  test.each(['12345678 abc', 'abc\ndef', PEM])('signs with no secret the window would refuse: %#', (secret) => {
    const result = openTokCredential('100', Buffer.from(secret));
    expect(result).toEqual(checkApiSecret(secret));
    expect(result).toMatchObject({ ok: false, error: { field: 'apiSecret' } });
  });

  test.each([
    ['', SECRET, 'API_KEY_INVALID'],
    ['abcd1234', SECRET, 'API_KEY_IS_ACCOUNT_KEY'],
    ['100', ' \n', 'API_SECRET_INVALID'],
    ['100', '""', 'API_SECRET_INVALID'],
  ])('%j with %j: %s', (apiKey, secret, code) => {
    expect(openTokCredential(apiKey, secret)).toMatchObject({ ok: false, error: { code } });
  });

  test('printing or serialising it shows no secret', () => {
    const credential = valueOf(openTokCredential('100', SECRET));
    for (const text of [inspect(credential, { depth: 9, showHidden: true }), JSON.stringify(credential)]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(Buffer.from(SECRET).toString('base64'));
      expect(text).not.toContain(Buffer.from(SECRET).toString('hex'));
    }
  });
});

describe('vonageCredential', () => {
  const pkcs1 = createPrivateKey(PEM).export({ type: 'pkcs1', format: 'pem' }).toString();

  test.each([
    ['PKCS#8', PEM],
    ['PKCS#1', pkcs1],
    ['bytes', Buffer.from(PEM)],
    ['blanks before', `  \n ${PEM}`],
    ['one line with \\n', PEM.replaceAll('\n', '\\n')],
    ['quoted', `"${PEM.replaceAll('\n', '\\n')}"`],
  ])('%s', (_name, pem) => {
    const credential = valueOf(vonageCredential(` ${APPLICATION_ID} `, pem));
    expect(credentialIdOf(credential)).toBe(APPLICATION_ID);
    expect(credential.privateKey.equals(createPrivateKey(PEM))).toBe(true);
    expect(credential.publicKey.type).toBe('public');
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const encrypted = createPrivateKey(PEM).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  });
  const lines = PEM.split('\n');
  const halved = [...lines.slice(0, 10), ...lines.slice(-2)].join('\n');
  const middle = lines[5] ?? '';

  test.each([
    ['EC', ec, 'another kind of private key'],
    ['RSA-PSS', pss, 'another kind of private key'],
    ['1024 bits', small, '1024 bits'],
    ['encrypted', encrypted, 'passphrase'],
    ['half of it missing', halved, 'missing or changed'],
    ['changed', PEM.replace(middle, middle.replace(/./g, 'A')), 'missing or changed'],
    ['no key', 'hello', 'BEGIN and END'],
  ])('%s is refused in plain words', (_name, pem, words) => {
    const result = vonageCredential(APPLICATION_ID, String(pem));
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'PRIVATE_KEY_INVALID', field: 'privateKey', message: expect.stringContaining(words) },
    });
    const text = JSON.stringify(result);
    expect(text).not.toMatch(/paste/i);
    expect(text).not.toMatch(/error:|asn1|DECODER|OpenSSL/i);
    expect(text).not.toContain(middle.slice(0, 20));
  });

  test('an API key is no application ID', () => {
    expect(vonageCredential('12345678', PEM)).toMatchObject({ ok: false, error: { code: 'APPLICATION_ID_INVALID' } });
  });
});
