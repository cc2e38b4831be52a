import { createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { deriveKeys, zeroKeys } from '../../../../electron/vault/document/keys.ts';
import { seal, unseal } from '../../../../electron/vault/sealing/sealing.ts';
import { ACME, savedVault } from '../vault-harness.ts';

const CONTEXT = ['vault', 1, 'project', 'secret'];
const KEY = Buffer.alloc(32, 7);
const TEXT = Buffer.from('a secret');

describe('a sealed value', () => {
  test('opens in its context', () => {
    expect(unseal(seal(TEXT, CONTEXT, KEY, randomBytes), CONTEXT, KEY)).toEqual(TEXT);
  });

  test.each([
    [['other', 1, 'project', 'secret']],
    [['vault', 2, 'project', 'secret']],
    [['vault', 1, 'other', 'secret']],
    [['vault', 1, 'project', 'meta']],
    [['vault', 1, 'project']],
    [['vault', '1', 'project', 'secret']],
    // The same letters, parted otherwise.
    [['vault', 1, 'projects', 'ecret']],
    [['vault', 1, 'project","secret']],
  ])('does not open in %j', (context) => {
    expect(unseal(seal(TEXT, CONTEXT, KEY, randomBytes), context, KEY)).toBeUndefined();
  });

  test('does not open with another key, a cut tag, another IV or changed text', () => {
    const sealed = seal(TEXT, CONTEXT, KEY, randomBytes);
    const cutTag = Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64');
    expect(unseal(sealed, CONTEXT, Buffer.alloc(32, 8))).toBeUndefined();
    expect(unseal({ ...sealed, tag: cutTag }, CONTEXT, KEY)).toBeUndefined();
    expect(unseal({ ...sealed, tag: '' }, CONTEXT, KEY)).toBeUndefined();
    expect(unseal({ ...sealed, iv: randomBytes(12).toString('base64') }, CONTEXT, KEY)).toBeUndefined();
    expect(unseal({ ...sealed, iv: '' }, CONTEXT, KEY)).toBeUndefined();
    expect(unseal({ ...sealed, ct: randomBytes(8).toString('base64') }, CONTEXT, KEY)).toBeUndefined();
  });
});

describe('the keys', () => {
  test('are one per purpose, per vault and per key id', () => {
    const keys = [
      deriveKeys(Buffer.alloc(32, 1), { vaultId: 'a', keyId: 'b' }),
      deriveKeys(Buffer.alloc(32, 1), { vaultId: 'x', keyId: 'b' }),
      deriveKeys(Buffer.alloc(32, 1), { vaultId: 'a', keyId: 'x' }),
      deriveKeys(Buffer.alloc(32, 2), { vaultId: 'a', keyId: 'b' }),
    ];
    const derived = keys.flatMap(({ records, manifest, keyCheck }) => [records, manifest, keyCheck]);
    expect(new Set(derived.map((key) => key.toString('hex'))).size).toBe(12);
    expect(derived.every(({ length }) => length === 32)).toBe(true);
  });

  test('are zeroed, the data key too', () => {
    const keys = deriveKeys(randomBytes(32), { vaultId: 'a', keyId: 'b' });
    zeroKeys(keys);
    for (const key of Object.values(keys)) {
      expect(key).toEqual(Buffer.alloc(32));
    }
  });
});

test('the file is what its description says, opened here step by step without the vault', async () => {
  const saved = await savedVault();
  const { manifest, ...document } = saved.document();
  const [wrap] = document.wraps;
  const unwrapped = await saved.osKey.unwrap(Buffer.from(wrap?.kind === 'os' ? wrap.blob : '', 'base64'));
  const text = unwrapped.state === 'unwrapped' ? unwrapped.text : '';
  const [format, version, vaultId, keyId, dataKey] = text.split(':');
  expect([format, version, vaultId, keyId]).toEqual(['tokenbooth-vault-key', '1', document.vaultId, document.keyId]);

  const derive = (purpose: string) => {
    const info = `["tokenbooth-vault",1,"${purpose}","${keyId}"]`;
    return Buffer.from(hkdfSync('sha256', Buffer.from(dataKey ?? '', 'base64'), document.vaultId, info, 32));
  };
  const keyCheck = createHmac('sha256', derive('key-check')).update(`["tokenbooth-vault",1,"${vaultId}","${keyId}"]`);
  expect(document.keyCheck).toBe(keyCheck.digest('base64'));

  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toSorted(([left], [right]) => (left < right ? -1 : 1))
              .map(([key, member]) => [key, sorted(member)]),
          )
        : value;
  const signed = createHmac('sha256', derive('manifest')).update(JSON.stringify(sorted(document)));
  expect(manifest).toBe(signed.digest('base64'));

  const [record] = document.projects;
  const bytes = (part: 'iv' | 'ct' | 'tag') => Buffer.from(record?.secret?.[part] ?? '', 'base64');
  const aad = `["tokenbooth-vault",1,"${vaultId}","${record?.id}","secret","${keyId}"]`;
  const decipher = createDecipheriv('aes-256-gcm', derive('records'), bytes('iv'), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes('tag'));
  expect(Buffer.concat([decipher.update(bytes('ct')), decipher.final()]).toString()).toBe(ACME.apiSecret);
});
