import { expect, it } from 'vitest';
import { createProductionGuard } from '../../../electron/ipc/production-guard.ts';
import type { Role } from '../../../shared/roles.ts';

const NOW = 1_767_225_600;
const PRODUCTION = { id: 'one', environment: 'production' } as const;

const intent = (
  change: { project?: typeof PRODUCTION; role?: Role; lifetimeSeconds?: number; from?: number } = {},
) => ({
  project: change.project ?? PRODUCTION,
  role: change.role ?? 'publisher',
  expiresAt: (change.from ?? NOW) + (change.lifetimeSeconds ?? 86_400),
});

it.each(['development', 'test', 'staging', 'other'] as const)('nothing is asked for a project in %s', (environment) => {
  const project = { id: 'one', environment };
  expect(createProductionGuard().asksFor({ project, role: 'moderator', expiresAt: NOW + 2_000_000 }, NOW)).toBe(false);
});

it('a yes holds for 15 minutes, and for its own project', () => {
  const guard = createProductionGuard();
  expect(guard.asksFor(intent(), NOW)).toBe(true);
  guard.confirm('one', NOW);
  expect(guard.asksFor(intent(), NOW)).toBe(false);
  expect(guard.asksFor(intent({ from: NOW + 899 }), NOW + 899)).toBe(false);
  expect(guard.asksFor(intent({ from: NOW + 900 }), NOW + 900)).toBe(true);
  expect(guard.asksFor({ ...intent(), project: { ...PRODUCTION, id: 'two' } }, NOW)).toBe(true);
});

it.each([
  ['a moderator', { role: 'moderator' }],
  ['more than 24 hours', { lifetimeSeconds: 86_401 }],
] as const)('%s is asked about each time', (_what, change) => {
  const guard = createProductionGuard();
  guard.confirm('one', NOW);
  expect(guard.asksFor(intent(change), NOW)).toBe(true);
});

it('a clock that was set back does not make a yes last longer', () => {
  const guard = createProductionGuard();
  guard.confirm('one', NOW);
  expect(guard.asksFor(intent({ from: NOW - 3600 }), NOW - 3600)).toBe(true);
});

it('a yes is forgotten when the vault is locked', () => {
  const guard = createProductionGuard();
  guard.confirm('one', NOW);
  guard.forget();
  expect(guard.asksFor(intent(), NOW)).toBe(true);
});
