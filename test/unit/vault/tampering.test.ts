import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { VaultDocument } from '../../../electron/vault/document.ts';
import { contentOf, openingOf, savedVault } from './vault-harness.ts';

function flipBit(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return bytes.toString('base64');
}

type Mutable = { -readonly [K in keyof VaultDocument]: VaultDocument[K] };
type Edit = (document: Mutable, foreign: VaultDocument) => void;

const first = (document: VaultDocument) => {
  const [record] = document.projects;
  if (record === undefined) {
    throw new Error('The vault holds no project.');
  }
  return record;
};
const second = (document: VaultDocument) => {
  const record = document.projects[1];
  if (record === undefined) {
    throw new Error('The vault holds no second project.');
  }
  return record;
};
const osWrap = (document: VaultDocument) => {
  const [wrap] = document.wraps;
  if (wrap?.kind !== 'os') {
    throw new Error('The vault has no OS wrap.');
  }
  return wrap;
};

const SEALED_KEY = { iv: 'A'.repeat(16), ct: `${'A'.repeat(43)}=`, tag: `${'A'.repeat(22)}==` };
const KDF = { name: 'scrypt' as const, N: 2 ** 17, r: 8, p: 1, salt: `${'A'.repeat(22)}==` };

const CASES: [string, string, Edit][] = [
  [
    'swapped secrets',
    'RECORD_TAMPERED',
    (d) => ([first(d).secret, second(d).secret] = [second(d).secret, first(d).secret]),
  ],
  ['swapped meta', 'RECORD_TAMPERED', (d) => ([first(d).meta, second(d).meta] = [second(d).meta, first(d).meta])],
  ['swapped fields', 'RECORD_TAMPERED', (d) => ([first(d).meta, first(d).secret] = [first(d).secret, first(d).meta])],
  ['swapped ids', 'RECORD_TAMPERED', (d) => ([first(d).id, second(d).id] = [second(d).id, first(d).id])],
  ['another order', 'RECORD_TAMPERED', (d) => (d.projects = d.projects.toReversed())],
  ['a deleted record', 'RECORD_TAMPERED', (d) => d.projects.pop()],
  ['all records deleted', 'RECORD_TAMPERED', (d) => d.projects.splice(0)],
  ['a duplicated record', 'RECORD_TAMPERED', (d) => d.projects.push(first(d))],
  ['a record of another vault', 'RECORD_TAMPERED', (d, foreign) => d.projects.push(first(foreign))],
  ['a flipped bit in a secret', 'RECORD_TAMPERED', (d) => (first(d).secret.ct = flipBit(first(d).secret.ct))],
  ['a flipped bit in an IV', 'RECORD_TAMPERED', (d) => (first(d).meta.iv = flipBit(first(d).meta.iv))],
  ['a flipped bit in a tag', 'RECORD_TAMPERED', (d) => (first(d).meta.tag = flipBit(first(d).meta.tag))],
  [
    'a tag cut to four bytes',
    'VAULT_CORRUPT',
    (d) => (first(d).secret.tag = Buffer.from(first(d).secret.tag, 'base64').subarray(0, 4).toString('base64')),
  ],
  ['an edited time', 'RECORD_TAMPERED', (d) => (first(d).updatedAt += 1)],
  ['an edited generation', 'RECORD_TAMPERED', (d) => (d.generation += 1)],
  ['an edited version', 'VAULT_NEWER', (d) => Object.assign(d, { schemaVersion: 2 })],
  ['an edited format', 'VAULT_CORRUPT', (d) => Object.assign(d, { format: 'tokenbooth' })],
  [
    'an added passphrase wrap',
    'RECORD_TAMPERED',
    (d) => d.wraps.push({ kind: 'passphrase', kdf: KDF, sealedKey: SEALED_KEY }),
  ],
  [
    'an added recovery wrap',
    'RECORD_TAMPERED',
    (d) => d.wraps.push({ kind: 'recovery', kdf: KDF, sealedKey: SEALED_KEY }),
  ],
  ['an added OS wrap', 'RECORD_TAMPERED', (d, foreign) => d.wraps.push(osWrap(foreign))],
  ['the OS wrap of another vault', 'OS_KEY_MISMATCH', (d, foreign) => (osWrap(d).blob = osWrap(foreign).blob)],
  ['an edited tag of the OS wrap', 'RECORD_TAMPERED', (d) => (osWrap(d).keyTag = 'v12')],
  ['no wrap', 'VAULT_CORRUPT', (d) => d.wraps.splice(0)],
  ['an edited key check', 'RECORD_TAMPERED', (d) => (d.keyCheck = flipBit(d.keyCheck))],
  ['the key check of another vault', 'RECORD_TAMPERED', (d, foreign) => (d.keyCheck = foreign.keyCheck)],
  ['an edited manifest', 'RECORD_TAMPERED', (d) => (d.manifest = flipBit(d.manifest))],
  ['the manifest of another vault', 'RECORD_TAMPERED', (d, foreign) => (d.manifest = foreign.manifest)],
  ['the ids of another vault', 'OS_KEY_MISMATCH', (d, foreign) => (d.vaultId = foreign.vaultId)],
  ['another key id', 'OS_KEY_MISMATCH', (d, foreign) => (d.keyId = foreign.keyId)],
  ['an unknown key', 'VAULT_CORRUPT', (d) => Object.assign(d, { note: 'hello' })],
  ['an unknown key in a record', 'VAULT_CORRUPT', (d) => Object.assign(first(d), { note: 'hello' })],
  ["the store's own key", 'VAULT_CORRUPT', (d) => Object.assign(d, { __internal__: { migrations: {} } })],
];

describe('a vault file edited by someone without the key', () => {
  test.each(CASES)('%s: %s', async (_what, code, edit) => {
    const saved = await savedVault();
    const foreign = await savedVault();
    const document = saved.document();
    edit(document, foreign.document());
    const edited = JSON.stringify(document);
    saved.put(edited);
    const vault = saved.start();
    expect(await openingOf(vault)).toBe(code);
    expect(saved.text()).toBe(edited);
  });

  test('other white space and another order of keys change nothing', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const content = contentOf(vault);
    saved.put(JSON.stringify(Object.fromEntries(Object.entries(saved.document()).toReversed())));
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(contentOf(restarted)).toEqual(content);
  });

  test('the whole file of an earlier day is not noticed: no counter outside the file', async () => {
    const saved = await savedVault();
    const earlier = saved.text();
    const vault = saved.start();
    await vault.open();
    await vault.removeProject(saved.acme.id);
    saved.put(earlier);
    expect(await openingOf(saved.start())).toBe('os');
  });
});

/** Thousands of openings; a busy machine may take its time. */
const SLOW_MACHINE_MILLISECONDS = 300_000;

describe('a small vault damaged anywhere', { timeout: SLOW_MACHINE_MILLISECONDS }, () => {
  const CODES = ['VAULT_CORRUPT', 'VAULT_NEWER', 'OS_KEY_MISMATCH', 'RECORD_TAMPERED'];

  /** Opens what lies in the file: a named code or the unchanged content, and the file as it was. */
  async function expectHarmless(saved: Awaited<ReturnType<typeof savedVault>>, content: unknown, bytes: Buffer) {
    saved.put(bytes);
    const vault = saved.start();
    const opening = await openingOf(vault);
    expect(['os', ...CODES]).toContain(opening);
    expect(opening === 'os' ? contentOf(vault) : content).toEqual(content);
    void vault.close();
    expect(readFileSync(saved.path).equals(bytes)).toBe(true);
    return opening;
  }

  test('cut at every byte: VAULT_CORRUPT', async () => {
    const saved = await savedVault();
    const bytes = Buffer.from(saved.text());
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await expectHarmless(saved, undefined, bytes.subarray(0, length))).toBe('VAULT_CORRUPT');
    }
  });

  test.each([0x01, 0x20])('every byte changed by %i: a named code or the unchanged content', async (mask) => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const content = contentOf(vault);
    const bytes = Buffer.from(saved.text());
    const seen = new Set<string>();
    for (let index = 0; index < bytes.length; index += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(index) ^ mask, index);
      seen.add(await expectHarmless(saved, content, flipped));
    }
    expect([...seen]).toEqual(expect.arrayContaining(['VAULT_CORRUPT', 'OS_KEY_MISMATCH', 'RECORD_TAMPERED']));
  });
});
