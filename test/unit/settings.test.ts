import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

// In plain Node the `electron` package tries to download its binary when it is loaded, unless this is set.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= tmpdir();
const { openSettings } = await import('../../electron/settings.ts');
const { DEFAULT_SETTINGS: DEFAULTS } = await import('../../shared/contract.ts');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tokenbooth-settings-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the chosen project and the minutes between starts', () => {
  const chosen = { ...DEFAULTS, selectedProjectId: randomUUID(), lockAfterMinutes: null };
  expect(openSettings(folder).read()).toEqual(DEFAULTS);
  openSettings(folder).save(chosen);
  expect(openSettings(folder).read()).toEqual(chosen);
  expect(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))).toEqual(chosen);
});

it.each(['', '{', '[]', '7', '{"other":true}', '{"__proto__":{"lockAfterMinutes":1}}', '\0\0\0'])(
  'starts afresh from a settings file that says %j',
  (text) => {
    writeFileSync(path.join(folder, 'settings.json'), text);
    expect(openSettings(folder).read()).toEqual(DEFAULTS);
    const chosen = { ...DEFAULTS, selectedProjectId: randomUUID(), lockAfterMinutes: 5 as const };
    openSettings(folder).save(chosen);
    expect(openSettings(folder).read()).toEqual(chosen);
  },
);

const ID = '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b';

it.each([
  [{ selectedProjectId: ID }, { selectedProjectId: ID, lockAfterMinutes: 15 }],
  [{ lockAfterMinutes: 30 }, { selectedProjectId: null, lockAfterMinutes: 30 }],
  [{ lockAfterMinutes: null }, { selectedProjectId: null, lockAfterMinutes: null }],
  [
    { selectedProjectId: ID, lockAfterMinutes: 7 },
    { selectedProjectId: ID, lockAfterMinutes: 15 },
  ],
  [
    { selectedProjectId: 7, lockAfterMinutes: 60 },
    { selectedProjectId: null, lockAfterMinutes: 60 },
  ],
  [
    { lockAfterMinutes: 5, theme: 'dark', copiesAfterGenerating: false, clearsCopiedTokenAfterSeconds: 60, other: 1 },
    { lockAfterMinutes: 5, theme: 'dark', copiesAfterGenerating: false, clearsCopiedTokenAfterSeconds: 60 },
  ],
  [
    { lockAfterMinutes: 30, theme: 'dark', clock: '12h' },
    { lockAfterMinutes: 30, theme: 'dark', clock: '12h' },
  ],
  [
    { lockAfterMinutes: 5, theme: 'pink', clock: '13h', copiesAfterGenerating: 1, clearsCopiedTokenAfterSeconds: 61 },
    { lockAfterMinutes: 5 },
  ],
])('takes what it understands from %j, and the default for the rest', (saved, expected) => {
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(saved));
  expect(openSettings(folder).read()).toEqual({ ...DEFAULTS, ...expected });
});

it('keeps everything else of a file from before there was a choice of clock', () => {
  const { clock: _clock, ...before } = {
    ...DEFAULTS,
    selectedProjectId: ID,
    lockAfterMinutes: 60,
    theme: 'light',
    copiesAfterGenerating: false,
    clearsCopiedTokenAfterSeconds: 120,
  };
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(before));
  expect(openSettings(folder).read()).toEqual({ ...before, clock: '24h' });
});

it('says so when a choice of clock can not be written', () => {
  mkdirSync(path.join(folder, 'settings.json'));
  expect(openSettings(folder).save({ ...DEFAULTS, clock: '12h' })).toMatchObject({ error: { code: 'WRITE_FAILED' } });
});

it('goes on in memory where the settings can be neither read nor written', () => {
  mkdirSync(path.join(folder, 'settings.json'));
  const settings = openSettings(folder);
  expect(settings.read()).toEqual(DEFAULTS);
  const chosen = { ...DEFAULTS, selectedProjectId: randomUUID(), lockAfterMinutes: 1 as const };
  const refused = settings.save(chosen);
  expect(refused).toMatchObject({ error: { code: 'WRITE_FAILED', message: expect.stringContaining('settings.json') } });
  expect(settings.read()).toEqual(chosen);
  // Also when it is asked for once more.
  expect(settings.save(chosen)).toEqual(refused);
});

it('says nothing of a chosen project that can not be written', () => {
  mkdirSync(path.join(folder, 'settings.json'));
  const chosen = { ...DEFAULTS, selectedProjectId: randomUUID(), lockAfterMinutes: 15 as const };
  expect(openSettings(folder).save(chosen)).toEqual({ ok: true, value: chosen });
});

it('says so when the settings can be read, but no longer written', () => {
  const settings = openSettings(folder);
  expect(settings.save({ ...DEFAULTS, lockAfterMinutes: 5 })).toMatchObject({ ok: true });
  rmSync(path.join(folder, 'settings.json'));
  mkdirSync(path.join(folder, 'settings.json', 'in the way'), { recursive: true });
  expect(settings.save({ ...DEFAULTS, lockAfterMinutes: 30 })).toMatchObject({ error: { code: 'WRITE_FAILED' } });
  expect(settings.read().lockAfterMinutes).toBe(30);
  expect(settings.save({ ...DEFAULTS, lockAfterMinutes: 5 })).toMatchObject({ ok: true });
});
