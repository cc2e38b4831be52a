import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile } from '../../../electron/vault/replace-file.ts';
import { createVaultFile, savedVault, temporaryFolder, WITHOUT_FILE_MODES } from './vault-harness.ts';

describe('the vault file on disk', () => {
  test('is not made, and its folder neither, by looking', async () => {
    const folder = join(temporaryFolder(), 'not yet');
    expect(await createVaultFile(folder).read()).toEqual({ state: 'missing', backupExists: false });
    expect(existsSync(folder)).toBe(false);
  });

  test.skipIf(WITHOUT_FILE_MODES)(
    'is written whole with mode 0600, also over a file that was open to all',
    async () => {
      const saved = await savedVault();
      const document = saved.document();
      const folder = join(temporaryFolder(), 'made on the way');
      const file = createVaultFile(folder);
      await file.write(document);
      chmodSync(join(folder, 'vault.json'), 0o666);
      await file.write({ ...document, generation: 3, projects: [] });
      expect(readdirSync(folder)).toEqual(['vault.json']);
      expect(JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'))).toEqual({
        ...document,
        generation: 3,
        projects: [],
      });
      expect(statSync(join(folder, 'vault.json')).mode & 0o777).toBe(0o600);
    },
  );

  test('is not written over a damaged file', async () => {
    const saved = await savedVault();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), '{"half":');
    await expect(createVaultFile(folder).write(saved.document())).rejects.toThrow(SyntaxError);
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe('{"half":');
  });

  test('that is far too large is not read', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), '');
    truncateSync(join(folder, 'vault.json'), 256 * 1024 * 1024 + 1);
    expect(await createVaultFile(folder).read()).toEqual({ state: 'not-a-vault' });
  });

  test('that is not UTF-8 is no vault', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'vault.json'), Buffer.from([0x22, 0xff, 0x22]));
    expect(await createVaultFile(folder).read()).toEqual({ state: 'not-a-vault' });
  });

  test.skipIf(process.platform === 'win32')('that is a pipe is not waited for', async () => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'vault.json')]);
    expect(await createVaultFile(folder).read()).toEqual({ state: 'unreadable' });
  });

  test('whose folder is a file is unreadable', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    expect(await createVaultFile(path).read()).toEqual({ state: 'unreadable' });
  });
});

describe('replacing a file', () => {
  test('keeps the old one when the new one can not be put in place', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'target', 'full'), { recursive: true });
    await expect(replaceFile(join(folder, 'target'), 'new')).rejects.toThrow('target');
    expect(readdirSync(folder)).toEqual(['target']);
    expect(readdirSync(join(folder, 'target'))).toEqual(['full']);
  });

  test.skipIf(WITHOUT_FILE_MODES)(
    'is not stopped by what a crash left behind, and does not take its mode',
    async () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'target.tmp'), 'left over', { mode: 0o666 });
      await replaceFile(join(folder, 'target'), 'new');
      expect(readdirSync(folder)).toEqual(['target']);
      expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
      expect(statSync(join(folder, 'target')).mode & 0o777).toBe(0o600);
    },
  );
});
