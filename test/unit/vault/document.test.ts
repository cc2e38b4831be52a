import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../electron/vault/canonical-json.ts';
import { vaultDocumentSchema } from '../../../electron/vault/document.ts';
import { parseDocument } from '../../../electron/vault/open-vault.ts';
import { savedVault, valueOf } from './vault-harness.ts';

const SEALED_KEY = { iv: 'A'.repeat(16), ct: `${'A'.repeat(43)}=`, tag: `${'A'.repeat(22)}==` };
const KDF = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1, salt: `${'A'.repeat(22)}==` };

const isValid = (document: unknown) => v.is(vaultDocumentSchema, document);

async function validDocument() {
  const { document } = await savedVault();
  return document();
}

describe('schema version 1', () => {
  test('holds every kind of wrap there will be', async () => {
    const document = await validDocument();
    const wraps = [
      ...document.wraps,
      { kind: 'passphrase', kdf: KDF, sealedKey: SEALED_KEY },
      { kind: 'os+passphrase', keyTag: 'v11', blob: 'AAAA' },
      { kind: 'recovery', kdf: KDF, sealedKey: SEALED_KEY },
    ];
    expect(isValid({ ...document, wraps })).toBe(true);
    expect(isValid({ ...document, wraps: [...wraps, { kind: 'biometric' }] })).toBe(false);
    expect(isValid({ ...document, wraps: Array.from({ length: 9 }, () => document.wraps[0]) })).toBe(false);
  });

  test.each([
    ['the default', {}, true],
    ['the least', { N: 2 ** 14, r: 8, p: 1 }, true],
    ['the most memory', { N: 2 ** 19, r: 8, p: 1 }, true],
    ['more memory', { N: 2 ** 20, r: 8 }, false],
    ['less work', { N: 2 ** 13 }, false],
    ['more work', { N: 2 ** 21 }, false],
    ['no power of two', { N: 2 ** 17 + 1 }, false],
    ['a small block', { r: 4 }, false],
    ['many rounds', { p: 17 }, false],
    ['no rounds', { p: 0 }, false],
    ['a short salt', { salt: 'AAAA' }, false],
    ['another function', { name: 'argon2id' }, false],
    ['an unknown parameter', { pepper: 1 }, false],
  ])('bounds a key derivation: %s', async (_what, change, expected) => {
    const document = await validDocument();
    const wraps = [{ kind: 'passphrase', kdf: { ...KDF, ...change }, sealedKey: SEALED_KEY }];
    expect(isValid({ ...document, wraps })).toBe(expected);
  });

  test('takes one spelling of base64 only', async () => {
    const document = await validDocument();
    const { manifest } = document;
    // The last character before the padding has two bits that stand for nothing.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const sibling = alphabet[alphabet.indexOf(manifest.charAt(42)) + 1] ?? '';
    const respelled = `${manifest.slice(0, 42)}${sibling}=`;
    expect(Buffer.from(respelled, 'base64')).toEqual(Buffer.from(manifest, 'base64'));
    expect(isValid({ ...document, manifest: respelled })).toBe(false);
    expect(isValid({ ...document, manifest: manifest.replace('=', ' ') })).toBe(false);
  });

  test('caps the number of projects', async () => {
    const document = await validDocument();
    const filled = (length: number) => ({ ...document, projects: Array.from({ length }, () => document.projects[0]) });
    expect(isValid(filled(10_000))).toBe(true);
    expect(isValid(filled(10_001))).toBe(false);
  });

  test('goes through text unchanged', async () => {
    const document = await validDocument();
    expect(valueOf(parseDocument(JSON.stringify(document)))).toEqual(document);
  });
});

describe('canonical JSON', () => {
  test('has one spelling: sorted keys, no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'é"\n', Z: -3 })).toBe(
      '{"Z":-3,"a":"é\\"\\n","b":[1,{"c":true,"d":null}]}',
    );
    expect(canonicalJson({ '10': 1, '9': 2, a: 3 })).toBe('{"10":1,"9":2,"a":3}');
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses the number %s', (number) => {
    expect(() => canonicalJson([number])).toThrow(TypeError);
  });
});
