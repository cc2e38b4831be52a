import { describe, expect, it, test } from 'vitest';
import { decodeImport, readImport } from '../../../electron/transfer/read-import.ts';
import { IMPORT_MAX_BYTES } from '../../../shared/transfer.ts';
import { foundIn, problemIn } from './found.ts';
import { API_KEY, KEYS } from './keys.ts';

describe('a key file', () => {
  it.each([
    ['PKCS#8', KEYS.pkcs8],
    ['PKCS#1', KEYS.pkcs1],
    ['with the public key and other text around', `Bag attributes\n${KEYS.public}${KEYS.pkcs8}\n`],
  ])('%s is a Vonage application whose ID is not known, named after the file', (_kind, text) => {
    const { source, projects } = foundIn(text, 'acme-video.key');
    expect(source).toBe('pem');
    expect(projects).toMatchObject([{ family: 'vonage', credentialId: '', name: null, suggestedName: 'acme-video' }]);
    expect(text).toContain(projects[0]?.secret);
    expect(foundIn(text).projects).toMatchObject([{ suggestedName: null }]);
  });

  it.each([
    ['a public key', KEYS.public, 'PRIVATE_KEY_IS_PUBLIC', 'public key'],
    ['an encrypted key', KEYS.encrypted, 'PRIVATE_KEY_INVALID', 'passphrase'],
    ['an EC key', KEYS.ec, 'PRIVATE_KEY_INVALID', 'another kind'],
    ['half a key', KEYS.pkcs8.slice(0, 400), 'PRIVATE_KEY_INVALID', 'BEGIN and END'],
  ])('%s is named for what it is', (_kind, text, code, words) => {
    expect(problemIn(text)).toEqual({ code, message: expect.stringContaining(words) });
  });
});

it('a text too long for a key is not searched for one', () => {
  expect(problemIn(KEYS.pkcs8 + ' '.repeat(20_000))).toMatchObject({ code: 'IMPORT_INVALID' });
});

describe('a text is refused', () => {
  it('when nothing is in it, saying what is accepted', () => {
    for (const text of ['', ' ', 'hello', '[]', '{}', 'null', '"x"', '12', '[[["a"]]]', '\u0000']) {
      expect(problemIn(text)).toEqual({ code: 'IMPORT_INVALID', message: expect.stringContaining('.env file') });
    }
  });

  it('above 1 MiB, counted in bytes', () => {
    const line = `OPENTOK_API_KEY=${API_KEY}\n`;
    const fits = line + '#'.repeat(IMPORT_MAX_BYTES - line.length);
    expect(readImport(fits, null).ok).toBe(true);
    expect(problemIn(`${fits}#`).code).toBe('IMPORT_TOO_LARGE');
    expect(problemIn(line + 'é'.repeat(IMPORT_MAX_BYTES / 2)).code).toBe('IMPORT_TOO_LARGE');
    expect(problemIn(`{"format":"tokenbooth-other","x":"${'y'.repeat(IMPORT_MAX_BYTES)}"}`).code).toBe(
      'IMPORT_TOO_LARGE',
    );
  });

  it('when it is the file of a vault', () => {
    expect(problemIn('{"format":"tokenbooth-vault","schemaVersion":2}').message).toContain('vault');
  });

  it.each(['tokenbooth-settings', 'tokenbooth-export'])('when a newer Tokenbooth made it: %s', (format) => {
    expect(problemIn(JSON.stringify({ format, version: 3, anything: [] })).message).toMatch(/newer.*Update/);
  });

  it.each(['tokenbooth-settings', 'tokenbooth-export'])('when it is a damaged %s', (format) => {
    for (const version of [1, 0, '1', null]) {
      expect(problemIn(JSON.stringify({ format, version, projects: 'x' })).message).toContain('damaged');
    }
  });
});

test('a file is read as UTF-8, with a byte order mark or without', () => {
  const text = `OPENTOK_API_KEY=${API_KEY}`;
  expect(decodeImport(Buffer.from(`\uFEFF${text}`))).toEqual({ ok: true, value: text });
  expect(decodeImport(Buffer.from('é漢'))).toEqual({ ok: true, value: 'é漢' });
  expect(decodeImport(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toMatchObject({ error: { code: 'IMPORT_INVALID' } });
  expect(decodeImport(undefined)).toMatchObject({ error: { code: 'IMPORT_TOO_LARGE' } });
  expect(foundIn(`\uFEFF{"apiKey":"${API_KEY}","apiSecret":"x"}`).source).toBe('json');
});

test('at most 10,000 projects are taken, and it is said when there are more', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => `K${index}_OPENTOK_API_KEY=${index}\n`).join('');
  expect(foundIn(lines(10_000))).toMatchObject({ notices: [] });
  const many = foundIn(lines(10_001));
  expect(many.projects).toHaveLength(10_000);
  expect(many.notices).toEqual([expect.stringContaining('10000')]);
  const json = foundIn(
    JSON.stringify(Array.from({ length: 10_500 }, (_, index) => ({ apiKey: index, apiSecret: 'x' }))),
  );
  expect(json.projects).toHaveLength(10_000);
  expect(json.notices).toHaveLength(1);
});
