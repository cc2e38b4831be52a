import { expect, test } from 'vitest';
import { nearest } from '../../../electron/cli/nearest.ts';

const KNOWN = ['session', 'role', 'expires', 'layout-class', 'json'];

test.each([
  ['sesion', 'session'],
  ['Session', 'session'],
  ['expire', 'expires'],
  ['layout', 'layout-class'],
  ['layoutclass', 'layout-class'],
  ['rol', 'role'],
  ['jsno', undefined],
  ['x', undefined],
  ['', undefined],
  ['colour', undefined],
  ['z'.repeat(100_000), undefined],
])('%.20s: %s', (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant);
});
