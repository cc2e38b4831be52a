import { expect, test } from 'vitest';
import { checkNonce, newNonce } from '../../../electron/tokens/nonce.ts';
import { systemNonceSource } from '../../../electron/tokens/nonce-source.ts';

test('fractions are at least 0, below 1 and all different; UUIDs are version 4', () => {
  const fractions = Array.from({ length: 1000 }, () => systemNonceSource.fraction());
  expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
  expect(new Set(fractions).size).toBe(1000);
  expect(systemNonceSource.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test.each(['project-jwt', 't1', 'application-jwt'] as const)('what it gives can stand in a %s', (format) => {
  const nonces = Array.from({ length: 200 }, () => newNonce(format, systemNonceSource));
  expect(nonces.map((nonce) => checkNonce(nonce, format))).toEqual(nonces.map(() => undefined));
  expect(new Set(nonces).size).toBe(200);
});
