import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  checkApiKey,
  checkApiSecret,
  checkApplicationId,
  checkPrivateKeyText,
  idEnding,
} from '../../../shared/credential-shapes.ts';

const APPLICATION_ID = '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b';

describe('checkApiKey', () => {
  test.each(['100', '12345678', ' 46510042\n'])('takes %j, trimmed', (text) => {
    expect(checkApiKey(text)).toEqual({ ok: true, value: text.trim() });
  });

  test.each([
    ['', 'API_KEY_INVALID', 'Enter the API key'],
    ['abcd1234', 'API_KEY_IS_ACCOUNT_KEY', 'This looks like a Vonage account key.'],
    ['ABCDEF12', 'API_KEY_IS_ACCOUNT_KEY', 'Tokens need a project API key or an application ID.'],
    [APPLICATION_ID, 'API_KEY_INVALID', 'application ID'],
    ['1234 5678', 'API_KEY_INVALID', 'digits only'],
    ['１２３', 'API_KEY_INVALID', 'digits only'],
    ['9f3c1e77ab204d5588e1c0de4455aa66bb77cc88', 'API_KEY_INVALID', 'digits only'],
  ])('%j: %s', (text, code, words) => {
    expect(checkApiKey(text)).toMatchObject({
      ok: false,
      error: { code, field: 'apiKey', message: expect.stringContaining(words) },
    });
  });
});

describe('checkApplicationId', () => {
  test.each([APPLICATION_ID, ` ${APPLICATION_ID.toUpperCase()} `])('takes %j, trimmed, in its own case', (text) => {
    expect(checkApplicationId(text)).toEqual({ ok: true, value: text.trim() });
  });

  test.each([
    ['', 'APPLICATION_ID_INVALID'],
    ['46510042', 'APPLICATION_ID_INVALID'],
    ['abcd1234', 'API_KEY_IS_ACCOUNT_KEY'],
    [APPLICATION_ID.slice(1), 'APPLICATION_ID_INVALID'],
    [APPLICATION_ID.replaceAll('-', ''), 'APPLICATION_ID_INVALID'],
  ])('%j: %s', (text, code) => {
    expect(checkApplicationId(text)).toMatchObject({ ok: false, error: { code, field: 'applicationId' } });
  });
});

describe('checkApiSecret', () => {
  test('takes any text without blanks inside, trimmed', () => {
    expect(checkApiSecret(' 9f3c1e77ab204d5588e1c0de4455aa66bb77cc88\r\n')).toEqual({
      ok: true,
      value: '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88',
    });
  });

  test.each([
    ['"abc123"', 'abc123'],
    ["'abc123'", 'abc123'],
    ['`abc123`', 'abc123'],
    [' " abc123 "\n', 'abc123'],
    ['""abc123""', '"abc123"'],
    ['"abc123', '"abc123'],
    ['"abc123\'', '"abc123\''],
    ['abc"123', 'abc"123'],
    ['"', '"'],
  ])('takes the quotes of a .env file off, in a pair only: %j', (text, secret) => {
    expect(checkApiSecret(text)).toEqual({ ok: true, value: secret });
  });

  test('takes a blank inside, as the official SDKs do', () => {
    expect(checkApiSecret(' "two words" ')).toEqual({ ok: true, value: 'two words' });
  });

  test.each([
    '',
    '  ',
    '""',
    "' '",
    '12345678 abcdef',
    'abc\ndef',
    'abc\tdef',
    '"abc\r\ndef"',
    '-----BEGIN PRIVATE KEY-----',
    '"-----BEGIN PRIVATE KEY-----\ndef\n-----END PRIVATE KEY-----"',
    'abc\ud83d',
  ])('refuses %j', (text) => {
    const result = checkApiSecret(text);
    expect(result).toMatchObject({ ok: false, error: { code: 'API_SECRET_INVALID', field: 'apiSecret' } });
    expect(JSON.stringify(result)).not.toContain('def');
  });
});

describe('checkPrivateKeyText', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const pkcs1 = pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

  test.each([
    ['PKCS#8', pkcs8, pkcs8],
    ['PKCS#1', pkcs1, pkcs1],
    ['blanks before each line', pkcs8.replace(/^/gm, '   '), pkcs8],
    ['Windows line ends', pkcs8.replaceAll('\n', '\r\n'), pkcs8],
    ['one line of an environment variable', `"${pkcs8.replaceAll('\n', '\\n')}"`, pkcs8],
    ['one line with \\r\\n', pkcs8.replaceAll('\n', '\\r\\n'), pkcs8],
    ['line breaks lost', pkcs8.replaceAll('\n', ' '), pkcs8],
    ['text around it', `Bag Attributes\n${pkcs1}\ntrailing`, pkcs1],
  ])('%s', (_name, text, pem) => {
    expect(checkPrivateKeyText(text)).toEqual({ ok: true, value: pem });
  });

  test.each([
    ['empty', ' ', 'PRIVATE_KEY_INVALID', 'The private key is missing.'],
    [
      'public key',
      pair.publicKey.export({ type: 'spki', format: 'pem' }),
      'PRIVATE_KEY_IS_PUBLIC',
      "That's the public key.",
    ],
    ['RSA public key', pair.publicKey.export({ type: 'pkcs1', format: 'pem' }), 'PRIVATE_KEY_IS_PUBLIC', 'downloaded'],
    [
      'encrypted PKCS#8',
      pair.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
      'PRIVATE_KEY_INVALID',
      'passphrase',
    ],
    [
      'encrypted PKCS#1',
      pair.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
      'PRIVATE_KEY_INVALID',
      'passphrase',
    ],
    ['EC', '-----BEGIN EC PRIVATE KEY-----\nAA==\n-----END EC PRIVATE KEY-----', 'PRIVATE_KEY_INVALID', 'another kind'],
    ['end missing', pkcs8.slice(0, 800), 'PRIVATE_KEY_INVALID', 'BEGIN and END'],
    ['begin missing', pkcs8.slice(60), 'PRIVATE_KEY_INVALID', 'BEGIN and END'],
    ['a word', 'hello', 'PRIVATE_KEY_INVALID', 'BEGIN and END'],
  ])('%s', (_name, text, code, words) => {
    const result = checkPrivateKeyText(String(text));
    expect(result).toMatchObject({
      ok: false,
      error: { code, field: 'privateKey', message: expect.stringContaining(words) },
    });
    // The text may come from a file or an environment variable, where nothing is pasted.
    expect(JSON.stringify(result)).not.toMatch(/paste/i);
  });
});

test('idEnding tells keys apart in four characters', () => {
  expect(idEnding('12345678')).toBe('…5678');
  expect(idEnding('100')).toBe('…100');
});
