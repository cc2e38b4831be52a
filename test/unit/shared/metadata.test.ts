import { describe, expect, test } from 'vitest';
import { checkMetadata, isJsonContainer, looksPersonal } from '../../../shared/metadata.ts';

describe('checkMetadata', () => {
  test.each(['', 'x', 'kiosk 3 + lobby', '{"uid":42}', '[1]', ' \r\n\t', 'x'.repeat(999), 'é'.repeat(500)])(
    'takes %j without a word',
    (text) => {
      expect(checkMetadata(text)).toEqual({ ok: true, value: [] });
    },
  );

  test('counts UTF-16 units and says how many to remove', () => {
    expect(checkMetadata('x'.repeat(1043))).toEqual({
      ok: false,
      error: {
        code: 'METADATA_TOO_LONG',
        message: '1,043 of 1,000 characters. Remove 43.',
        field: 'data',
      },
    });
    expect(checkMetadata('😀'.repeat(500)).ok).toBe(true);
    expect(checkMetadata('😀'.repeat(501)).ok).toBe(false);
  });

  test('warns at exactly 1000 units, and above 1000 bytes with the true count', () => {
    expect(checkMetadata('x'.repeat(1000))).toMatchObject({ value: [expect.stringContaining('exactly 1,000')] });
    for (const [text, bytes] of [
      ['é'.repeat(501), '1,002'],
      ['日'.repeat(400), '1,200'],
      ['😀'.repeat(500), '2,000'],
    ] as const) {
      expect(Buffer.byteLength(text).toLocaleString('en-US')).toBe(bytes);
      expect(checkMetadata(text)).toMatchObject({ value: [expect.stringContaining(`${bytes} bytes`)] });
    }
  });

  test('refuses half of a surrogate pair, which no token could carry unchanged', () => {
    for (const text of ['\ud83d', 'a\ude00b', '😀'.slice(0, 1)]) {
      expect(checkMetadata(text)).toMatchObject({ ok: false, error: { code: 'METADATA_NOT_TEXT', field: 'data' } });
    }
  });

  test('notices a key that is there twice', () => {
    expect(checkMetadata('{"user":"a","role":"x","user":"b"}')).toEqual({
      ok: true,
      value: ['The key "user" is there twice. Most programs read only the last one.'],
    });
  });

  test('notices broken JSON', () => {
    expect(checkMetadata('{"uid":42')).toMatchObject({
      value: ['This starts like JSON but line 1 has an unexpected end. Fix it, or keep it as plain text.'],
    });
  });
});

test.each([
  ['{"uid":42}', true],
  [' \n[1]', true],
  ['{"uid":42', false],
  ['{"uid":42,"uid":43}', false],
  ['42', false],
  ['"x"', false],
  ['null', false],
  ['', false],
])('isJsonContainer(%j) is %s', (text, isJson) => {
  expect(isJsonContainer(text)).toBe(isJson);
});

test.each([
  'zoe@example.com',
  '{"user":"zoé.x+qa@mail.example.co.uk"}',
  'mailto:zoe@exämple.de',
  '+49 30 1234567',
  'tel:+4930123456',
  '{"phone":"+1 (555) 123-4567"}',
  '030 1234567',
  '0171/1234567',
  '(555) 123-4567',
  '555-123-4567',
  '{"call":"555.123.4567"}',
])('%j looks personal', (text) => {
  expect(looksPersonal(text)).toBe(true);
});

test.each([
  '',
  'qa-1',
  '{"user":"qa-1","team":"blue"}',
  'user@localhost',
  '@everyone',
  '12345678',
  '1767225600',
  '1767225600000',
  '2026-12-24 18:00',
  '2026-12-24T18:00:00+01:00',
  '24.12.2026 18:00',
  '01-02-2026 18:00:00',
  '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b',
  '01234567-1234-4234-8234-123456789012',
  '192.168.100.200',
  '0.1.2-beta.3',
  '48.137154, 11.576124',
  '-0.1275531',
  '1,000,000',
  '{"a":0,"b":[1,2,3,4,5,6,7,8]}',
])('%j does not', (text) => {
  expect(looksPersonal(text)).toBe(false);
});
