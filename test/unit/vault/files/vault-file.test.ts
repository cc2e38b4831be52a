import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { VaultDocument } from '../../../../electron/vault/document/document.ts';
import { createVaultFileReader } from '../../../../electron/vault/files/vault-file-reader.ts';

/** While `heldUpBy` is set, no file can be renamed, as when an antivirus holds it. */
const renaming = vi.hoisted(() => {
  const state = { heldUpBy: undefined as string | undefined };
  const check = () => {
    if (state.heldUpBy !== undefined) {
      throw Object.assign(new Error(`${state.heldUpBy}: file in use, rename`), { code: state.heldUpBy });
    }
  };
  // The store keeps the function it finds when it is loaded.
  const fs = process.getBuiltinModule('node:fs');
  const original = fs.renameSync;
  fs.renameSync = (from, to) => {
    check();
    original(from, to);
  };
  return Object.assign(state, { check });
});

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof FileSystem>();
  return {
    ...original,
    rename: async (from: string, to: string) => {
      renaming.check();
      await original.rename(from, to);
    },
  };
});

const { createVaultFile, temporaryFolder, WITHOUT_FILE_MODES } = await import('../vault-harness.ts');

/** What a document holds is nothing to the file. */
const DOCUMENT: VaultDocument = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'version-1.json'), 'utf8'),
);

const CLOCK = { nowSeconds: () => 1_700_000_000, wait: async () => undefined };

function savedDocument(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'));
}

beforeEach(() => {
  renaming.heldUpBy = undefined;
});

describe('reading the vault file', () => {
  test('makes neither file nor folder', async () => {
    const folder = join(temporaryFolder(), 'not yet');
    expect(await createVaultFileReader(folder).read()).toEqual({ state: 'missing', backupExists: false });
    expect(await createVaultFileReader(folder).readBackup()).toEqual({ state: 'missing' });
    expect(existsSync(folder)).toBe(false);
  });

  test('gives the text of the file and of its backup as it is', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.bak.json'), '\uFEFFbackup é');
    expect(await createVaultFileReader(folder).read()).toEqual({ state: 'missing', backupExists: true });
    writeFileSync(join(folder, 'vault.json'), '');
    expect(await createVaultFileReader(folder).read()).toEqual({ state: 'read', text: '' });
    expect(await createVaultFileReader(folder).readBackup()).toEqual({ state: 'read', text: '\uFEFFbackup é' });
  });

  test('does not take in a file that is far too large', async () => {
    const folder = temporaryFolder();
    for (const name of ['vault.json', 'vault.bak.json']) {
      writeFileSync(join(folder, name), '');
      truncateSync(join(folder, name), 256 * 1024 * 1024 + 1);
    }
    expect(await createVaultFileReader(folder).read()).toEqual({ state: 'not-a-vault' });
    expect(await createVaultFileReader(folder).readBackup()).toEqual({ state: 'not-a-vault' });
  });

  test('does not guess at a file that is not UTF-8', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), Buffer.from([0x22, 0xff, 0x22]));
    expect(await createVaultFileReader(folder).read()).toEqual({ state: 'not-a-vault' });
  });

  test.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'vault.json')]);
    expect(await createVaultFileReader(folder).read()).toEqual({ state: 'unreadable' });
  });

  test('tells a folder that is a file from a missing vault', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    expect(await createVaultFileReader(path).read()).toEqual({ state: 'unreadable' });
    expect(await createVaultFileReader(path).readBackup()).toEqual({ state: 'unreadable' });
  });
});

describe('writing the vault file', () => {
  test.skipIf(WITHOUT_FILE_MODES)('gives it mode 0600, also over a file that was open to all', async () => {
    const folder = join(temporaryFolder(), 'made on the way');
    const file = createVaultFile(folder);
    await file.write(DOCUMENT);
    chmodSync(join(folder, 'vault.json'), 0o666);
    await file.write({ ...DOCUMENT, generation: 3, projects: [] });
    expect(readdirSync(folder)).toEqual(['vault.json']);
    expect(savedDocument(folder)).toEqual({ ...DOCUMENT, generation: 3, projects: [] });
    expect(statSync(join(folder, 'vault.json')).mode & 0o777).toBe(0o600);
  });

  test('does not go over a damaged file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), '{"half":');
    await expect(createVaultFile(folder).write(DOCUMENT)).rejects.toThrow(SyntaxError);
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe('{"half":');
  });

  test.each(['', '/snap/code/176'])('puts a whole new file in its place where SNAP is “%s”', async (snap) => {
    vi.stubEnv('SNAP', snap);
    const folder = temporaryFolder();
    const file = createVaultFile(folder);
    await file.write(DOCUMENT);
    // A second name of the same file shows what is written into it.
    linkSync(join(folder, 'vault.json'), join(folder, 'the old file'));
    await file.write({ ...DOCUMENT, generation: 99 });
    expect(savedDocument(folder)).toEqual({ ...DOCUMENT, generation: 99 });
    expect(JSON.parse(readFileSync(join(folder, 'the old file'), 'utf8'))).toEqual(DOCUMENT);
    expect(process.env['SNAP']).toBe(snap);
    vi.unstubAllEnvs();
  });

  test('clears away what crashes left behind, and nothing else', async () => {
    const folder = temporaryFolder();
    const kept = ['vault.corrupt-2023-11-14T22-13-20.json', 'vault.json.tmp-mine.txt', 'my-vault.json.tmp'];
    const left = ['vault.json.tmp-1700000000abc123', 'vault.bak.json.tmp', 'vault.pre-v1.json.tmp'];
    for (const name of [...kept, ...left]) {
      writeFileSync(join(folder, name), 'half');
    }
    mkdirSync(join(folder, 'vault.json.tmp-1700000000000000'));
    await createVaultFile(folder).write(DOCUMENT);
    expect(readdirSync(folder).toSorted()).toEqual(
      [...kept, 'vault.json', 'vault.json.tmp-1700000000000000'].toSorted(),
    );
  });

  test('section 7 row 9: a file that another program holds for a moment is written when it lets go', async () => {
    const folder = temporaryFolder();
    const wait = vi.fn(async () => {
      renaming.heldUpBy = undefined;
    });
    const file = createVaultFile(folder, { ...CLOCK, wait });
    await file.write(DOCUMENT);
    renaming.heldUpBy = 'EPERM';
    await file.write({ ...DOCUMENT, generation: 99 });
    expect(wait).toHaveBeenCalledTimes(1);
    expect(savedDocument(folder)).toEqual({ ...DOCUMENT, generation: 99 });
  });

  test('section 7 row 9: a file that stays in use is left as it is, with nothing beside it', async () => {
    const folder = temporaryFolder();
    const file = createVaultFile(folder, CLOCK);
    await file.write(DOCUMENT);
    renaming.heldUpBy = 'EBUSY';
    await expect(file.write({ ...DOCUMENT, generation: 99 })).rejects.toThrow('EBUSY');
    expect(savedDocument(folder)).toEqual(DOCUMENT);
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual(['vault.json']));
  });
});

describe('setting a file aside', () => {
  test.skipIf(WITHOUT_FILE_MODES)('keeps its bytes and its mode under a name with the time', async () => {
    const folder = temporaryFolder();
    const damaged = Buffer.from([0, 0xff, 0x7b]);
    writeFileSync(join(folder, 'vault.json'), damaged, { mode: 0o640 });
    writeFileSync(join(folder, 'vault.bak.json'), 'backup', { mode: 0o600 });
    const file = createVaultFile(folder, CLOCK);
    await file.setAside();
    await file.setBackupAside();
    const names = ['vault.bak.corrupt-2023-11-14T22-13-20.json', 'vault.corrupt-2023-11-14T22-13-20.json'];
    expect(readdirSync(folder).toSorted()).toEqual(names);
    expect(readFileSync(join(folder, names[1] ?? '')).equals(damaged)).toBe(true);
    expect(statSync(join(folder, names[1] ?? '')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, names[0] ?? ''), 'utf8')).toBe('backup');
  });

  test('never goes over another one of the same second', async () => {
    const folder = temporaryFolder();
    const file = createVaultFile(folder, CLOCK);
    for (const text of ['first', 'second', 'third']) {
      writeFileSync(join(folder, 'vault.json'), text);
      await file.setAside();
    }
    const stem = 'vault.corrupt-2023-11-14T22-13-20';
    const kept = [`${stem}.json`, `${stem}-2.json`, `${stem}-3.json`];
    expect(kept.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['first', 'second', 'third']);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  test('section 7 row 9: waits for a program that holds it for a moment', async () => {
    const folder = temporaryFolder();
    const wait = vi.fn(async () => {
      renaming.heldUpBy = undefined;
    });
    writeFileSync(join(folder, 'vault.json'), 'damaged');
    renaming.heldUpBy = 'EPERM';
    await createVaultFile(folder, { ...CLOCK, wait }).setAside();
    expect(wait).toHaveBeenCalledTimes(1);
    expect(readdirSync(folder)).toEqual(['vault.corrupt-2023-11-14T22-13-20.json']);
  });

  test('does nothing when there is none', async () => {
    const folder = temporaryFolder();
    const file = createVaultFile(folder, CLOCK);
    await file.setAside();
    await file.setBackupAside();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('leaves room for a new file by the same store', async () => {
    const folder = temporaryFolder();
    const file = createVaultFile(folder, CLOCK);
    await file.write(DOCUMENT);
    await file.setAside();
    await file.write({ ...DOCUMENT, generation: 99 });
    expect(savedDocument(folder)).toEqual({ ...DOCUMENT, generation: 99 });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('takes the clock of the system by itself', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), 'damaged');
    await createVaultFile(folder).setAside();
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^vault\.corrupt-20\d\d-\d\d-\d\dT\d\d-\d\d-\d\d\.json$/),
    ]);
  });
});

test.skipIf(WITHOUT_FILE_MODES)('the text of an older version is kept once, and never over another', async () => {
  const folder = temporaryFolder();
  const file = createVaultFile(folder, CLOCK);
  for (const text of ['as it was', 'as it was', 'put back later', 'as it was', 'put back later']) {
    await file.keepOlderVersion(text, 1);
  }
  await file.keepOlderVersion('another version', 2);
  expect(readdirSync(folder).toSorted()).toEqual(['vault.pre-v1-2.json', 'vault.pre-v1.json', 'vault.pre-v2.json']);
  expect(readFileSync(join(folder, 'vault.pre-v1.json'), 'utf8')).toBe('as it was');
  expect(readFileSync(join(folder, 'vault.pre-v1-2.json'), 'utf8')).toBe('put back later');
  expect(statSync(join(folder, 'vault.pre-v1.json')).mode & 0o777).toBe(0o600);
});

test('the backup is replaced whole', async () => {
  const folder = temporaryFolder();
  const file = createVaultFile(folder, CLOCK);
  await file.writeBackup('first');
  await file.writeBackup('second');
  expect(await file.readBackup()).toEqual({ state: 'read', text: 'second' });
  expect(readdirSync(folder)).toEqual(['vault.bak.json']);
});
