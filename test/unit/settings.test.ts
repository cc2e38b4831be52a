import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

// In plain Node the `electron` package tries to download its binary when it is loaded, unless this is set.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= tmpdir();
const { openSettings } = await import('../../electron/settings.ts');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tokenbooth-settings-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the chosen project between starts', () => {
  const selectedProjectId = randomUUID();
  expect(openSettings(folder).read()).toEqual({ selectedProjectId: null });
  openSettings(folder).save({ selectedProjectId });
  expect(openSettings(folder).read()).toEqual({ selectedProjectId });
  expect(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))).toEqual({ selectedProjectId });
});

it.each(['', '{', '[]', '{"selectedProjectId":7}', '{"other":true}', '\0\0\0'])(
  'starts afresh from a settings file that says %j',
  (text) => {
    writeFileSync(path.join(folder, 'settings.json'), text);
    expect(openSettings(folder).read()).toEqual({ selectedProjectId: null });
    const selectedProjectId = randomUUID();
    openSettings(folder).save({ selectedProjectId });
    expect(openSettings(folder).read()).toEqual({ selectedProjectId });
  },
);

it('goes on in memory where the settings can be neither read nor written', () => {
  mkdirSync(path.join(folder, 'settings.json'));
  const settings = openSettings(folder);
  expect(settings.read()).toEqual({ selectedProjectId: null });
  const selectedProjectId = randomUUID();
  expect(settings.save({ selectedProjectId })).toEqual({ selectedProjectId });
  expect(settings.read()).toEqual({ selectedProjectId });
});
