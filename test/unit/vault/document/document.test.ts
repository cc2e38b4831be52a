import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../electron/vault/document/canonical-json.ts';
import { vaultDocumentSchema } from '../../../../electron/vault/document/document.ts';
import { readDocument } from '../../../../electron/vault/document/read-document.ts';
import { errorOf, savedVault, valueOf } from '../vault-harness.ts';

const SEALED_KEY = { iv: 'A'.repeat(16), ct: `${'A'.repeat(43)}=`, tag: `${'A'.repeat(22)}==` };
const KDF = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1, salt: `${'A'.repeat(22)}==` };

const isValid = (document: unknown) => v.is(vaultDocumentSchema, document);

async function validDocument() {
  const { document } = await savedVault();
  return document();
}

describe('schema version 3', () => {
  test('holds one wrap of each kind', async () => {
    const document = await validDocument();
    const [os] = document.wraps;
    const passphrase = { kind: 'passphrase', kdf: KDF, sealed: SEALED_KEY };
    const recovery = { kind: 'recovery', kdf: KDF, sealed: SEALED_KEY };
    expect(isValid({ ...document, wraps: [os, passphrase, recovery] })).toBe(true);
    expect(isValid({ ...document, wraps: [passphrase] })).toBe(true);
    expect(isValid({ ...document, wraps: [] })).toBe(false);
    expect(isValid({ ...document, wraps: [os, os] })).toBe(false);
    expect(isValid({ ...document, wraps: [passphrase, recovery, passphrase] })).toBe(false);
    expect(isValid({ ...document, wraps: [os, { kind: 'biometric' }] })).toBe(false);
  });

  test('holds projects without a secret, but not with an empty one', async () => {
    const document = await validDocument();
    const [record] = document.projects;
    expect(isValid({ ...document, projects: [{ ...record, secret: null }] })).toBe(true);
    expect(isValid({ ...document, projects: [{ ...record, secret: { ...record?.secret, ct: '' } }] })).toBe(false);
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
    const wraps = [{ kind: 'passphrase', kdf: { ...KDF, ...change }, sealed: SEALED_KEY }];
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
    const { manifest, ...document } = await validDocument();
    const read = valueOf(readDocument(JSON.stringify({ ...document, manifest })));
    expect(read).toEqual({ version: 3, document, manifest, signedText: canonicalJson(document) });
  });
});

test('migrating version 2 changes nothing but the version', () => {
  const V2 = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'version-2.json'), 'utf8'));
  const { manifest, ...unsigned } = V2;
  expect(valueOf(readDocument(JSON.stringify(V2)))).toEqual({
    version: 2,
    document: { ...unsigned, schemaVersion: 3 },
    manifest,
    signedText: canonicalJson(unsigned),
  });
});

describe('migrating version 1', () => {
  const V1 = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'version-1.json'), 'utf8'));

  test('adds the time of the last change, and changes nothing else', () => {
    const { manifest, ...unsigned } = V1;
    const read = valueOf(readDocument(JSON.stringify(V1)));
    expect(read).toEqual({
      version: 1,
      document: { ...unsigned, schemaVersion: 3, savedAt: 1_700_172_800 },
      manifest,
      // What was signed has the shape of version 1.
      signedText: canonicalJson(unsigned),
    });
  });

  test('of no projects knows no time', () => {
    const read = valueOf(readDocument(JSON.stringify({ ...V1, projects: [] })));
    expect(read.document.savedAt).toBe(0);
  });

  test.each([
    ['a time', { savedAt: 1_700_000_000 }],
    ['a project without a secret', { projects: [{ ...V1.projects[0], secret: null }] }],
  ])('does not take %s for one of version 1', (_what, change) => {
    expect(errorOf(readDocument(JSON.stringify({ ...V1, ...change }))).code).toBe('VAULT_CORRUPT');
  });
});

describe('canonical JSON', () => {
  test('has one spelling: sorted keys, no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'é"\n', Z: -3 })).toBe(
      '{"Z":-3,"a":"é\\"\\n","b":[1,{"c":true,"d":null}]}',
    );
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses the number %s', (number) => {
    expect(() => canonicalJson([number])).toThrow(TypeError);
  });
});
