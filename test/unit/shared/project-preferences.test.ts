import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ENVIRONMENTS } from '../../../shared/environments.ts';
import {
  checkPreferences,
  defaultColour,
  defaultPreferences,
  preferencesSchema,
} from '../../../shared/project-preferences.ts';

const NOW = 1_767_225_600;

test('what a project starts with is fit to be saved, in a colour of its environment', () => {
  for (const family of ['opentok', 'vonage'] as const) {
    for (const environment of ENVIRONMENTS) {
      const preferences = defaultPreferences(family, environment);
      expect(v.is(preferencesSchema, preferences)).toBe(true);
      expect(checkPreferences(preferences, family, NOW)).toEqual({ ok: true, value: preferences });
    }
  }
  expect(new Set(ENVIRONMENTS.map(defaultColour)).size).toBe(ENVIRONMENTS.length);
  expect(defaultColour('production')).toBe('red');
});

test.each([
  ['15m', true],
  ['2h 30m', true],
  [' 30d ', true],
  ['1w', true],
  ['', false],
  ['31d', false],
  ['0s', false],
  ['2026-01-02', false],
  ['2026-01-02 10:00 UTC', false],
  ['2026-01-02T10:00Z', false],
  [String(NOW + 60), false],
  ['soon', false],
])('a default expiry is a duration: %j is one: %s', (expires, isFit) => {
  const checked = checkPreferences({ ...defaultPreferences('opentok', 'test'), expires }, 'opentok', NOW);
  expect(checked).toMatchObject(isFit ? { ok: true } : { ok: false, error: { field: 'expires' } });
});

test('a default that is too long is not told about a moment of today', () => {
  expect(checkPreferences({ ...defaultPreferences('opentok', 'test'), expires: '31d' }, 'opentok', NOW)).toEqual({
    ok: false,
    error: {
      code: 'EXPIRY_TOO_FAR',
      message: 'A token can live for 30 days at most. Write a shorter duration, such as 7d.',
      field: 'expires',
    },
  });
});

test('each family has its own formats', () => {
  const openTok = defaultPreferences('opentok', 'test');
  expect(checkPreferences({ ...openTok, format: 't1' }, 'opentok', NOW).ok).toBe(true);
  expect(checkPreferences(openTok, 'vonage', NOW)).toMatchObject({ error: { code: 'FORMAT_NOT_POSSIBLE' } });
});
