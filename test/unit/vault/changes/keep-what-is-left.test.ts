import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Wrap } from '../../../../electron/vault/document/document.ts';
import { damagedOf, damagedVault, flip } from '../damaged-vault.ts';
import { ACME, errorOf, openingOf, projectsOf, savedVault, unlockingOf, valueOf } from '../vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };

describe('keeping what is left', () => {
  test('signs the file as it is, damaged project and all, and leaves the backup', async () => {
    const { vault, globex, ruined, ...saved } = await damagedVault('the settings');
    const backup = saved.backup();
    await vault.open();
    expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({ tampered: null, unsaved: null });
    expect(saved.document().projects[0]).toEqual(ruined);
    expect(saved.backup()).toBe(backup);
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(projectsOf(restarted)).toEqual([globex]);
    expect(damagedOf(restarted)).toMatchObject([{ id: saved.acme.id, isInBackup: true }]);
  });

  test('never makes the changed file the backup', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    valueOf(await vault.addProject(NEW));
    await vault.close();
    const backup = saved.backup();
    saved.put(JSON.stringify({ ...saved.document(), projects: saved.document().projects.slice(1) }));
    expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
    valueOf(await vault.keepWhatIsLeft());
    expect(projectsOf(vault)).toHaveLength(2);
    expect(saved.backup()).toBe(backup);
  });

  test('keeps copies of the file and of the backup, which may hold what is missing', async () => {
    const { vault, before, ...saved } = await damagedVault('the secret');
    const backup = saved.backup();
    await vault.open();
    const { keepCopies } = saved.file;
    saved.file.keepCopies = () => Promise.reject(new Error('ENOSPC'));
    expect(errorOf(await vault.keepWhatIsLeft()).code).toBe('WRITE_FAILED');
    expect([vault.status(), saved.text()]).toMatchObject([{ tampered: { backup: {} } }, before]);
    saved.file.keepCopies = keepCopies;
    valueOf(await vault.keepWhatIsLeft());
    const contents = saved.files().map((name) => readFileSync(join(saved.folder, name), 'utf8'));
    expect(saved.files()).toEqual([
      expect.stringMatching(/^vault\.bak\.corrupt-/),
      'vault.bak.json',
      expect.stringMatching(/^vault\.corrupt-/),
      'vault.json',
    ]);
    expect([contents[0], contents[2]]).toEqual([backup, before]);
  });

  test('makes the key check right again', async () => {
    const saved = await savedVault();
    const foreign = await savedVault();
    saved.put(JSON.stringify({ ...saved.document(), keyCheck: foreign.document().keyCheck }));
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
    valueOf(await vault.keepWhatIsLeft());
    expect(await openingOf(saved.start())).toBe('os');
  });

  test('of a file that says the highest generation there is goes on', async () => {
    const saved = await savedVault();
    saved.put(JSON.stringify({ ...saved.document(), generation: Number.MAX_SAFE_INTEGER }));
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
    expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({ tampered: null, unsaved: null });
    valueOf(await vault.addProject(NEW));
    expect(await openingOf(saved.start())).toBe('os');
  });

  describe('of the ways in', () => {
    /** Opens with the OS key and a recovery code; the wrap of the code is changed in the file. */
    async function withChangedCode(edit: (wrap: Wrap) => void, { hasBackup = true } = {}) {
      const saved = await savedVault();
      const first = saved.start();
      await first.open();
      const { code, askedGroup } = valueOf(await first.makeRecoveryCode(null));
      valueOf(await first.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
      await first.close();
      if (!hasBackup) {
        await saved.file.setBackupAside();
      }
      const document = saved.document();
      const wrap = document.wraps[1];
      if (wrap?.kind !== 'recovery') {
        throw new Error('There is no recovery code.');
      }
      edit(wrap);
      saved.put(JSON.stringify({ ...document, generation: document.generation + 1 }));
      return { ...saved, code, vault: saved.start() };
    }

    test('drops one that was changed, and says so, instead of failing when it is needed', async () => {
      const { vault, code, ...saved } = await withChangedCode((wrap) => wrap.kind !== 'os' && flip(wrap.sealed));
      expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
      expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({ protection: 'os', hasRecoveryCode: false });
      expect(saved.document().wraps.map(({ kind }) => kind)).toEqual(['os']);
      await vault.lock();
      expect(await unlockingOf(vault, { with: 'recovery-code', code })).toBe('RECOVERY_CODE_INVALID');
      expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
    });

    test('keeps one that an intact backup has as well', async () => {
      const { vault, code } = await withChangedCode(() => undefined);
      expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
      expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({ hasRecoveryCode: true });
      await vault.lock();
      expect(await unlockingOf(vault, { with: 'recovery-code', code })).toBe('os');
    });

    test.each(['there is none', 'it was changed too', 'it is of another vault'])(
      'drops one that the backup does not vouch for: %s',
      async (why) => {
        const { vault, ...saved } = await withChangedCode(() => undefined, { hasBackup: why !== 'there is none' });
        if (why === 'it was changed too') {
          await saved.file.writeBackup(saved.text());
        }
        if (why === 'it is of another vault') {
          const foreign = await savedVault();
          await saved.file.writeBackup(JSON.stringify({ ...foreign.document(), wraps: saved.document().wraps }));
        }
        await vault.open();
        expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({ hasRecoveryCode: false });
      },
    );

    test('keeps the recovery code that opened it, and drops a passphrase that nobody has tried', async () => {
      const saved = await savedVault();
      const first = saved.start();
      await first.open();
      valueOf(await first.setPassphrase({ current: null, passphrase: 'correct horse battery' }));
      const { code, askedGroup } = valueOf(await first.makeRecoveryCode('correct horse battery'));
      valueOf(await first.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
      await first.close();
      await saved.file.setBackupAside();
      saved.put(JSON.stringify({ ...saved.document(), generation: 9 }));
      const vault = saved.start();
      expect(await unlockingOf(vault, { with: 'recovery-code', code })).toBe('RECORD_TAMPERED');
      expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({
        protection: 'recovery-code',
        hasRecoveryCode: true,
      });
      await vault.lock();
      expect((await vault.unlock({ with: 'recovery-code', code })).state).toBe('unlocked');
    });
  });

  test('that can not be saved is saved with the next change', async () => {
    const { vault, before, ...saved } = await damagedVault('the secret');
    await vault.open();
    const { write } = saved.file;
    saved.file.write = async () => {
      throw new Error('EIO');
    };
    expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({
      tampered: null,
      unsaved: { problem: { code: 'WRITE_FAILED' } },
    });
    saved.file.write = write;
    valueOf(await vault.removeProject(saved.acme.id));
    expect(vault.status()).toMatchObject({ unsaved: null });
    expect(saved.text()).not.toBe(before);
    expect(saved.backup()).toBe(saved.text());
    expect(projectsOf(vault)).toEqual([saved.globex]);
  });

  test('does nothing to a file that nobody changed', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const before = saved.text();
    expect(valueOf(await vault.keepWhatIsLeft())).toEqual(vault.status());
    expect(saved.text()).toBe(before);
  });
});
