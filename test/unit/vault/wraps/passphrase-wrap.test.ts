import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  isCheaper,
  unwrapWithPassphrase,
  wrapWithPassphrase,
} from '../../../../electron/vault/wraps/passphrase-wrap.ts';
import { LOW_COST } from '../vault-harness.ts';

const IDS = { vaultId: 'a2b5ce0c-2f0e-4d5b-a9a0-000000000001', keyId: 'a2b5ce0c-2f0e-4d5b-a9a0-000000000002' };
const PORTS = { scryptCost: LOW_COST, randomBytes };
const PASSPHRASE = 'correct horse battery';

describe('the wrap by a passphrase', () => {
  test('gives back the key it was made of, and is made with a new salt each time', async () => {
    const dataKey = randomBytes(32);
    const [one, other] = [
      await wrapWithPassphrase('passphrase', dataKey, PASSPHRASE, IDS, PORTS),
      await wrapWithPassphrase('passphrase', dataKey, PASSPHRASE, IDS, PORTS),
    ];
    expect(one).toMatchObject({ kind: 'passphrase', kdf: { name: 'scrypt', ...LOW_COST } });
    expect(await unwrapWithPassphrase(one, PASSPHRASE, IDS)).toEqual(dataKey);
    expect(one.kdf.salt).not.toBe(other.kdf.salt);
    expect(one.sealed.ct).not.toBe(other.sealed.ct);
  });

  test.each([
    ['another passphrase', {}, 'correct horse batterz'],
    ['another vault', { vaultId: IDS.keyId }, PASSPHRASE],
    ['another key id', { keyId: IDS.vaultId }, PASSPHRASE],
  ])('does not open with %s', async (_what, ids, passphrase) => {
    const wrap = await wrapWithPassphrase('passphrase', randomBytes(32), PASSPHRASE, IDS, PORTS);
    expect(await unwrapWithPassphrase(wrap, passphrase, { ...IDS, ...ids })).toBeUndefined();
  });

  test('does not open as one of another kind', async () => {
    const { kind: _kind, ...sealed } = await wrapWithPassphrase('recovery', randomBytes(32), PASSPHRASE, IDS, PORTS);
    expect(await unwrapWithPassphrase({ kind: 'recovery', ...sealed }, PASSPHRASE, IDS)).toHaveLength(32);
    expect(await unwrapWithPassphrase({ kind: 'passphrase', ...sealed }, PASSPHRASE, IDS)).toBeUndefined();
  });

  test.each([{ N: 2 ** 15 }, { r: 9 }, { p: 2 }, { salt: `${'A'.repeat(22)}==` }])(
    'does not open with another parameter: %o',
    async (change) => {
      const wrap = await wrapWithPassphrase('passphrase', randomBytes(32), PASSPHRASE, IDS, PORTS);
      const changed = { ...wrap, kdf: { ...wrap.kdf, ...change } };
      expect(await unwrapWithPassphrase(changed, PASSPHRASE, IDS)).toBeUndefined();
    },
  );

  test('that asks for the impossible is no wrap', async () => {
    const wrap = await wrapWithPassphrase('passphrase', randomBytes(32), PASSPHRASE, IDS, PORTS);
    const changed = { ...wrap, kdf: { ...wrap.kdf, N: 3 } };
    expect(await unwrapWithPassphrase(changed, PASSPHRASE, IDS)).toBeUndefined();
  });

  test('does not open to a key of another length', async () => {
    const wrap = await wrapWithPassphrase('passphrase', randomBytes(16), PASSPHRASE, IDS, PORTS);
    expect(await unwrapWithPassphrase(wrap, PASSPHRASE, IDS)).toBeUndefined();
  });
});

describe('the cost of guessing', () => {
  const kdf = { name: 'scrypt', N: 2 ** 16, r: 8, p: 1, salt: '' } as const;

  test.each([
    [{ N: 2 ** 17, r: 8, p: 1 }, true],
    [{ N: 2 ** 16, r: 8, p: 1 }, false],
    [{ N: 2 ** 15, r: 8, p: 1 }, false],
    [{ N: 2 ** 15, r: 16, p: 2 }, true],
  ])('2 ** 16 is cheaper than %o: %s', (cost, expected) => {
    expect(isCheaper(kdf, cost)).toBe(expected);
  });
});
