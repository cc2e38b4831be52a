import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signDocument } from '../../../electron/vault/integrity.ts';
import { deriveKeys } from '../../../electron/vault/keys.ts';
import { verifyDocument } from '../../../electron/vault/open-vault.ts';
import { probeOsKey, unwrapDataKey, wrapDataKey } from '../../../electron/vault/os-wrap.ts';
import { createFakeOsKey } from './fake-os-key.ts';
import { errorOf, savedVault, valueOf } from './vault-harness.ts';

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
    expect(errorOf(wrapped).code).toBe('OS_KEY_MISMATCH');
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

test('a record or a key check that does not fit is noticed even under a right manifest', async () => {
  const saved = await savedVault();
  const [wrap] = saved.document().wraps;
  if (wrap?.kind !== 'os') {
    throw new Error('The vault has no OS wrap.');
  }
  const { manifest: _manifest, ...document } = saved.document();
  const { dataKey } = valueOf(await unwrapDataKey(wrap, document, saved.ports));
  const keys = deriveKeys(dataKey, document);
  expect(valueOf(verifyDocument(signDocument(document, keys), keys))).toHaveLength(2);
  const otherCheck = signDocument({ ...document, keyCheck: Buffer.alloc(32).toString('base64') }, keys);
  expect(errorOf(verifyDocument(otherCheck, keys)).code).toBe('RECORD_TAMPERED');
  for (const field of ['meta', 'secret'] as const) {
    const [acme, globex] = structuredClone(document.projects);
    if (acme === undefined || globex === undefined) {
      throw new Error('The vault holds too few projects.');
    }
    [acme[field], globex[field]] = [globex[field], acme[field]];
    const swapped = signDocument({ ...document, projects: [acme, globex] }, keys);
    expect(errorOf(verifyDocument(swapped, keys)).code).toBe('RECORD_TAMPERED');
  }
});
