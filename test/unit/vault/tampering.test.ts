import { describe, expect, test } from 'vitest';
import type { VaultDocument } from '../../../electron/vault/document/document.ts';
import { expectHonest } from './expect-honest.ts';
import { contentOf, openingOf, savedVault, unlockingOf, valueOf } from './vault-harness.ts';

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
const firstSecret = (document: VaultDocument) => {
  const { secret } = first(document);
  if (secret === null) {
    throw new Error('The first project has no secret.');
  }
  return secret;
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

const PASSPHRASE = 'correct horse battery';

const passphraseWrap = (document: VaultDocument) => {
  const [wrap] = document.wraps;
  if (wrap?.kind !== 'passphrase') {
    throw new Error('The vault has no passphrase.');
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
  ['swapped fields', 'RECORD_TAMPERED', (d) => ([first(d).meta, first(d).secret] = [firstSecret(d), first(d).meta])],
  ['swapped ids', 'RECORD_TAMPERED', (d) => ([first(d).id, second(d).id] = [second(d).id, first(d).id])],
  ['another order', 'RECORD_TAMPERED', (d) => (d.projects = d.projects.toReversed())],
  ['a deleted record', 'RECORD_TAMPERED', (d) => d.projects.pop()],
  ['all records deleted', 'RECORD_TAMPERED', (d) => d.projects.splice(0)],
  ['a duplicated record', 'RECORD_TAMPERED', (d) => d.projects.push(first(d))],
  ['a record of another vault', 'RECORD_TAMPERED', (d, foreign) => d.projects.push(first(foreign))],
  ['a flipped bit in a secret', 'RECORD_TAMPERED', (d) => (firstSecret(d).ct = flipBit(firstSecret(d).ct))],
  ['a flipped bit in an IV', 'RECORD_TAMPERED', (d) => (first(d).meta.iv = flipBit(first(d).meta.iv))],
  ['a flipped bit in a tag', 'RECORD_TAMPERED', (d) => (first(d).meta.tag = flipBit(first(d).meta.tag))],
  [
    'a tag cut to four bytes',
    'VAULT_CORRUPT',
    (d) => (firstSecret(d).tag = Buffer.from(firstSecret(d).tag, 'base64').subarray(0, 4).toString('base64')),
  ],
  ['an edited time', 'RECORD_TAMPERED', (d) => (first(d).updatedAt += 1)],
  ['an edited generation', 'RECORD_TAMPERED', (d) => (d.generation += 1)],
  ['a newer version', 'VAULT_NEWER', (d) => Object.assign(d, { schemaVersion: 4 })],
  ['an older version', 'VAULT_CORRUPT', (d) => Object.assign(d, { schemaVersion: 1 })],
  ['an edited time of saving', 'RECORD_TAMPERED', (d) => (d.savedAt += 1)],
  ['a removed secret', 'RECORD_TAMPERED', (d) => (first(d).secret = null)],
  ['an edited format', 'VAULT_CORRUPT', (d) => Object.assign(d, { format: 'tokenbooth' })],
  [
    'an added passphrase wrap',
    'RECORD_TAMPERED',
    (d) => d.wraps.push({ kind: 'passphrase', kdf: KDF, sealed: SEALED_KEY }),
  ],
  [
    'an added recovery wrap',
    'RECORD_TAMPERED',
    (d) => d.wraps.push({ kind: 'recovery', kdf: KDF, sealed: SEALED_KEY }),
  ],
  ['an added OS wrap', 'VAULT_CORRUPT', (d, foreign) => d.wraps.push(osWrap(foreign))],
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
    const untouched = saved.start();
    await untouched.open();
    const content = contentOf(untouched);
    const document = saved.document();
    edit(document, foreign.document());
    const edited = JSON.stringify(document);
    saved.put(edited);
    const vault = saved.start();
    expect(await openingOf(vault)).toBe(code);
    expectHonest(vault, content, edited);
    expect(saved.text()).toBe(edited);
  });

  test.each<[string, string, (document: VaultDocument) => unknown]>([
    ['a lowered cost', 'WRONG_PASSPHRASE', (d) => (passphraseWrap(d).kdf.N = 2 ** 14)],
    ['another salt', 'WRONG_PASSPHRASE', (d) => (passphraseWrap(d).kdf.salt = flipBit(passphraseWrap(d).kdf.salt))],
    [
      'a flipped bit in the sealed key',
      'WRONG_PASSPHRASE',
      (d) => (passphraseWrap(d).sealed.ct = flipBit(passphraseWrap(d).sealed.ct)),
    ],
    ['the wrap as one of another kind', 'locked', (d) => Object.assign(passphraseWrap(d), { kind: 'recovery' })],
    ['another vault id', 'WRONG_PASSPHRASE', (d) => (d.vaultId = d.keyId)],
    ['a cost beyond all bounds', 'VAULT_CORRUPT', (d) => (passphraseWrap(d).kdf.N = 2 ** 30)],
    ['a record fewer', 'RECORD_TAMPERED', (d) => d.projects.pop()],
  ])('behind a passphrase, with %s: %s', async (_what, code, edit) => {
    const saved = await savedVault();
    saved.ports.scryptCost = { N: 2 ** 15, r: 8, p: 1 };
    const untouched = saved.start();
    await untouched.open();
    valueOf(await untouched.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    await untouched.close();
    const document = saved.document();
    edit(document);
    const edited = JSON.stringify(document);
    saved.put(edited);
    const vault = saved.start();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe(code);
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
