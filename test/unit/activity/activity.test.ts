import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createActivityLog } from '../../../electron/activity/activity.ts';
import { createActivityFile } from '../../../electron/activity/activity-file.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { MAX_RECENT_SESSIONS } from '../../../shared/sessions.ts';
import { openSaved, savedVault, valueOf, vaultHarness, WITHOUT_FILE_MODES } from '../vault/vault-harness.ts';

const DRAFT = {
  sessionId: '1_marker-session',
  role: null,
  expires: '2h',
  data: 'marker-metadata',
  layoutClasses: '',
  openTokFormat: null,
};
const EMPTY = { draft: null, projects: [] };

/** The log of an app that was just started on this vault. */
function logOf(vault: Vault, folder: string) {
  const clock = { nowSeconds: 1_700_000_000 };
  return {
    clock,
    log: createActivityLog({ vault, file: createActivityFile(folder), nowSeconds: () => clock.nowSeconds }),
  };
}

async function used() {
  const saved = await openSaved();
  const path = join(saved.folder, 'activity.json');
  const { log, clock } = logOf(saved.vault, saved.folder);
  log.tokenMade(saved.acme.id, '1_first');
  clock.nowSeconds += 60;
  log.tokenMade(saved.acme.id, '1_second');
  log.copied(saved.acme.id, 'json');
  log.saveDraft(DRAFT);
  const written = () => vi.waitFor(() => expect(reread().read().draft).toEqual(DRAFT));
  const reread = () => logOf(saved.vault, saved.folder).log;
  await written();
  return { ...saved, path, log, clock, reread };
}

describe('what is remembered of use', () => {
  test('is there after a restart', async () => {
    const { reread, acme, globex } = await used();
    expect(reread().read()).toEqual({
      draft: DRAFT,
      projects: [{ projectId: acme.id, lastUsedAt: 1_700_000_060, copiedAs: 'json' }],
    });
    expect(reread().recentSessions(acme.id)).toEqual([
      { sessionId: '1_second', usedAt: 1_700_000_060 },
      { sessionId: '1_first', usedAt: 1_700_000_000 },
    ]);
    expect(reread().recentSessions(globex.id)).toEqual([]);
  });

  test('is sealed, for its owner only', async () => {
    const { path } = await used();
    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/marker|1_first|1_second|json/);
    expect(WITHOUT_FILE_MODES || (statSync(path).mode & 0o777) === 0o600).toBe(true);
  });

  test('lists a session once, and the last twenty', async () => {
    const { log, acme } = await used();
    log.tokenMade(acme.id, '1_first');
    expect(log.recentSessions(acme.id).map(({ sessionId }) => sessionId)).toEqual(['1_first', '1_second']);
    for (let index = 0; index < 30; index += 1) {
      log.tokenMade(acme.id, `1_${index}`);
    }
    expect(log.recentSessions(acme.id)).toHaveLength(MAX_RECENT_SESSIONS);
    expect(log.recentSessions(acme.id)[0]?.sessionId).toBe('1_29');
  });

  test('of a project that is removed is there again when that is undone, and gone after a restart', async () => {
    const { vault, log, acme, reread } = await used();
    const before = log.read();
    valueOf(await vault.removeProject(acme.id));
    expect(reread().read().projects).toEqual([]);
    expect(reread().recentSessions(acme.id)).toEqual([]);
    valueOf(await vault.undoRemoveProject(acme.id));
    expect(log.read()).toEqual(before);
    expect(log.recentSessions(acme.id)).toHaveLength(2);
  });

  test('leaves the memory when it is forgotten, and is read again', async () => {
    const { log, path } = await used();
    const text = readFileSync(path, 'utf8');
    log.forget();
    writeFileSync(path, 'garbage');
    expect(log.read()).toEqual(EMPTY);
    log.forget();
    writeFileSync(path, text);
    expect(log.read().draft).toEqual(DRAFT);
  });

  test('is not replaced by what happens while the vault is locked', async () => {
    const { vault, log, path, acme } = await used();
    const before = readFileSync(path, 'utf8');
    await vault.lock();
    log.forget();
    // As a copy does that was under way.
    log.copied(acme.id, 'env');
    expect(log.read()).toEqual(EMPTY);
    await vault.open();
    await vault.unlock({ with: 'os' });
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(log.read()).toMatchObject({ draft: DRAFT, projects: [{ projectId: acme.id, copiedAs: 'json' }] });
  });

  test('stays readable with a new key, and is not readable with the old one', async () => {
    const { vault, log, path, reread } = await used();
    const before = readFileSync(path, 'utf8');
    valueOf(await vault.renewKey(null));
    expect(reread().read()).toEqual(EMPTY);
    log.sealAnew();
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).not.toBe(before));
    await vi.waitFor(() => expect(reread().read().draft).toEqual(DRAFT));
  });
});

describe('a file that can not be read counts as none', () => {
  test.each([
    ['empty', () => ''],
    ['no JSON', () => 'garbage'],
    ['of another format', (text: string) => text.replace('tokenbooth-activity', 'other')],
    ['newer', (text: string) => text.replace('"version":1', '"version":2')],
    ['cut off', (text: string) => text.slice(0, -20)],
    [
      'flipped by a byte',
      (text: string) => text.replace(/"ct":"(.)/, (_all, first) => `"ct":"${first === 'A' ? 'B' : 'A'}`),
    ],
  ])('%s', async (_what, edit) => {
    const { path, reread } = await used();
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
    expect(reread().read()).toEqual(EMPTY);
  });

  test('of another vault', async () => {
    const { path } = await used();
    const other = await savedVault();
    const vault = other.start();
    await vault.open();
    writeFileSync(join(other.folder, 'activity.json'), readFileSync(path));
    expect(logOf(vault, other.folder).log.read()).toEqual(EMPTY);
  });

  test('a folder in its place', async () => {
    const saved = await openSaved();
    mkdirSync(join(saved.folder, 'activity.json'));
    const { log } = logOf(saved.vault, saved.folder);
    expect(log.read()).toEqual(EMPTY);
    log.saveDraft(DRAFT);
    expect(log.read().draft).toEqual(DRAFT);
  });
});

describe('nothing is written', () => {
  test.each([
    ['of a session-only vault', (vault: Vault) => void vault.startSessionOnly()],
    ['before the first project is saved', () => {}],
  ])('%s, but it is remembered until the app ends', async (_what, start) => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    start(vault);
    const write = vi.fn(async () => {});
    const log = createActivityLog({ vault, file: { readText: () => undefined, write }, nowSeconds: () => 1 });
    log.saveDraft(DRAFT);
    expect(log.read().draft).toEqual(DRAFT);
    expect(write).not.toHaveBeenCalled();
    expect(existsSync(join(harness.folder, 'activity.json'))).toBe(false);
  });
});

test('writes go one after the other, and the last one stays', async () => {
  const { vault } = await openSaved();
  const written: string[] = [];
  let underWay = 0;
  const write = async (text: string) => {
    underWay += 1;
    expect(underWay).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    written.push(text);
  };
  const log = createActivityLog({ vault, file: { readText: () => undefined, write }, nowSeconds: () => 1 });
  for (const data of ['a', 'b', 'c']) {
    log.saveDraft({ ...DRAFT, data });
  }
  await vi.waitFor(() => expect(written).toHaveLength(2));
  const reread = createActivityLog({ vault, file: { readText: () => written.at(-1), write }, nowSeconds: () => 1 });
  expect(reread.read().draft?.data).toBe('c');
});
