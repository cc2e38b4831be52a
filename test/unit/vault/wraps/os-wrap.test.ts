import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { UnsignedDocument } from '../../../../electron/vault/document/document.ts';
import { signDocument } from '../../../../electron/vault/document/integrity.ts';
import { deriveKeys } from '../../../../electron/vault/document/keys.ts';
import { isProtected, probeOsKey, unwrapDataKey, wrapDataKey } from '../../../../electron/vault/wraps/os-wrap.ts';
import { readDocument } from '../../../../electron/vault/document/read-document.ts';
import { verifyDocument } from '../../../../electron/vault/document/verify-document.ts';
import { createFakeOsKey } from '../fake-os-key.ts';
import { errorOf, savedVault, valueOf } from '../vault-harness.ts';

const IDS = { vaultId: 'a2b5ce0c-2f0e-4d5b-a9a0-000000000001', keyId: 'a2b5ce0c-2f0e-4d5b-a9a0-000000000002' };

const startTimer = () => () => undefined;

describe('the wrap by the operating system', () => {
  test('gives back the key it was made of, for its own vault and key id only', async () => {
    const ports = { osKey: createFakeOsKey(), startTimer };
    const dataKey = randomBytes(32);
    const wrap = valueOf(await wrapDataKey(dataKey, IDS, ports));
    expect(wrap).toMatchObject({ kind: 'os', keyTag: 'v11' });
    expect(valueOf(await unwrapDataKey(wrap, IDS, ports))).toEqual({ dataKey, shouldReEncrypt: false });
    for (const other of [{ vaultId: IDS.keyId }, { keyId: IDS.vaultId }]) {
      expect(errorOf(await unwrapDataKey(wrap, { ...IDS, ...other }, ports)).code).toBe('OS_KEY_MISMATCH');
    }
  });

  test.each([
    ['nothing', ''],
    ['a short key', `tokenbooth-vault-key:1:${IDS.vaultId}:${IDS.keyId}:${Buffer.alloc(31, 1).toString('base64')}`],
    ['another version', `tokenbooth-vault-key:2:${IDS.vaultId}:${IDS.keyId}:${Buffer.alloc(32, 1).toString('base64')}`],
    ['the key alone', Buffer.alloc(32, 1).toString('base64')],
    [
      'one character more',
      `tokenbooth-vault-key:1:${IDS.vaultId}:${IDS.keyId}:${Buffer.alloc(32, 1).toString('base64')}=`,
    ],
  ])('does not take %s for a key', async (_what, text) => {
    const osKey = createFakeOsKey();
    const blob = (await osKey.wrap(text)).toString('base64');
    const unwrapped = await unwrapDataKey({ kind: 'os', keyTag: 'v11', blob }, IDS, { osKey, startTimer });
    expect(errorOf(unwrapped).code).toBe('OS_KEY_MISMATCH');
  });

  test('is not kept when it holds another key than it was given', async () => {
    const osKey = createFakeOsKey();
    const { wrap } = osKey;
    osKey.wrap = (text) => wrap(text.replace(/[^:]*$/, Buffer.alloc(32, 1).toString('base64')));
    const wrapped = await wrapDataKey(randomBytes(32), IDS, { osKey, startTimer });
    expect(errorOf(wrapped)).toMatchObject({
      code: 'OS_KEY_MISMATCH',
      message: expect.stringContaining('Nothing was saved'),
    });
  });

  test('is not tried before a key is there', async () => {
    const osKey = createFakeOsKey({ mode: 'unavailable' });
    expect(errorOf(await probeOsKey({ osKey, startTimer })).code).toBe('OS_KEY_UNAVAILABLE');
    expect(osKey.calls).toEqual({ isAvailable: 1, wrap: 0, unwrap: 0 });
  });

  test('never shows the key to the probe', async () => {
    const osKey = createFakeOsKey();
    const texts: string[] = [];
    const { wrap } = osKey;
    osKey.wrap = (text) => {
      texts.push(text);
      return wrap(text);
    };
    valueOf(await probeOsKey({ osKey, startTimer }));
    expect(texts).toEqual(['tokenbooth-probe']);
  });
});

describe('the wrap judged by the key that made it', () => {
  test.each([
    ['linux', 'v11', true],
    ['linux', 'v12', true],
    ['linux', 'v10', false],
    ['linux', 'v13', false],
    ['linux', 'xyz', false],
    ['win32', 'v10', true],
    ['darwin', 'v10', true],
  ] as const)('%s %s: protected %s, whatever stands beside it', (platform, tag, expected) => {
    const blob = Buffer.from(`${tag} and more`).toString('base64');
    expect(isProtected({ kind: 'os', keyTag: 'v11', blob }, platform)).toBe(expected);
    expect(isProtected({ kind: 'os', keyTag: 'v10', blob }, platform)).toBe(expected);
  });
});

describe('a verified document', () => {
  async function signedAnew(edit: (document: UnsignedDocument) => void) {
    const saved = await savedVault();
    const { manifest: _manifest, ...document } = saved.document();
    const [wrap] = document.wraps;
    if (wrap?.kind !== 'os') {
      throw new Error('The vault has no OS wrap.');
    }
    const { dataKey } = valueOf(await unwrapDataKey(wrap, document, saved.ports));
    const keys = deriveKeys(dataKey, document);
    edit(document);
    const { isIntact, entries } = verifyDocument(
      valueOf(readDocument(JSON.stringify(signDocument(document, keys)))),
      keys,
    );
    return { isIntact, states: Array.from(entries.values(), ({ state }) => state) };
  }

  test('holds what was signed', async () => {
    expect(await signedAnew(() => undefined)).toEqual({ isIntact: true, states: ['intact', 'intact'] });
  });

  test('is not intact when the key check is not of its keys, even under a right manifest', async () => {
    const checked = await signedAnew((document) => {
      document.keyCheck = Buffer.alloc(32).toString('base64');
    });
    expect(checked).toEqual({ isIntact: false, states: ['intact', 'intact'] });
  });

  test.each(['meta', 'secret'] as const)(
    'names a record with the %s of another, even under a right manifest',
    async (field) => {
      const checked = await signedAnew(({ projects }) => {
        const [acme, globex] = projects;
        if (acme === undefined || globex === undefined) {
          throw new Error('The vault holds too few projects.');
        }
        Object.assign(acme, { [field]: globex[field] });
      });
      expect(checked).toEqual({ isIntact: true, states: ['damaged', 'intact'] });
    },
  );
});
