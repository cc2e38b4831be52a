import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { flip, withOlderBackup } from '../damaged-vault.ts';
import {
  ACME,
  contentOf,
  errorOf,
  inShort,
  openingOf,
  projectsOf,
  savedVault,
  textOf,
  unlockingOf,
  valueOf,
  vaultHarness,
} from '../vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };
const PASSPHRASE = 'correct horse battery';

describe('using the backup', () => {
  test.each([
    ['damaged', 'VAULT_CORRUPT'],
    ['gone', 'VAULT_MISSING'],
  ])('in place of a file that is %s', async (state, code) => {
    const { content, ...saved } = await withOlderBackup();
    const damaged = saved.text().slice(0, 100);
    if (state === 'gone') {
      rmSync(saved.path);
    } else {
      saved.put(damaged);
    }
    const vault = saved.start();
    expect(await openingOf(vault)).toBe(code);
    expect(vault.status()).toMatchObject({
      ways: ['use-backup', 'try-again', 'start-empty'],
      backup: { savedAt: 1_700_000_000, projectCount: 2 },
    });
    saved.clock.nowSeconds += 60;
    expect(await vault.useBackup()).toMatchObject({ protection: 'os', savedAt: 1_700_000_060, unsaved: null });
    expect(contentOf(vault)).toEqual(content);
    expect(saved.document()).toMatchObject({ generation: 3 });
    const asides = saved.files().filter((name) => name.startsWith('vault.corrupt-'));
    const kept = asides.map((name) => readFileSync(join(saved.folder, name), 'utf8'));
    expect(kept).toEqual(state === 'gone' ? [] : [damaged]);
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(contentOf(restarted)).toEqual(content);
  });

  test('that needs a passphrase asks for it, and touches nothing before', async () => {
    const saved = await savedVault();
    const first = saved.start();
    await first.open();
    valueOf(await first.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    await first.close();
    saved.put('damaged');
    const vault = saved.start();
    await vault.open();
    expect(await vault.useBackup()).toEqual({
      state: 'locked',
      opensWith: 'passphrase',
      hasRecoveryCode: false,
      isBackup: true,
      hasUnsaved: false,
    });
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: 'wrong passphrase' })).toBe('WRONG_PASSPHRASE');
    expect(saved.text()).toBe('damaged');
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(vault.status()).toMatchObject({ unsaved: null });
    expect(textOf(saved, 'vault.corrupt-')).toBe('damaged');
    await vault.lock();
    expect(vault.status()).toMatchObject({ state: 'locked', isBackup: false });
  });

  test('that is cut off itself says so, and trying again means the file again', async () => {
    const { content: _content, ...saved } = await withOlderBackup();
    const backup = saved.backup().slice(0, -30);
    saved.put('damaged');
    const vault = saved.start();
    await vault.open();
    // Ruined after it was seen: what it says of itself was right.
    await saved.file.writeBackup(backup);
    expect(inShort(await vault.useBackup())).toBe('VAULT_CORRUPT');
    const status = vault.status();
    expect(status).toMatchObject({ state: 'closed', ways: ['try-again', 'start-empty'], backup: null });
    expect(status.state === 'closed' ? status.problem.message : '').toContain('The backup of your saved projects');
    expect(saved.text()).toBe('damaged');
    expect(saved.backup()).toBe(backup);
    expect(await openingOf(vault)).toBe('VAULT_CORRUPT');
    expect(inShort(await vault.startEmpty())).toBe('os');
  });

  describe('that was changed itself', () => {
    /** The file is damaged, and so is the first project in the backup. */
    async function withChangedBackup() {
      const saved = await withOlderBackup();
      const document = JSON.parse(saved.backup());
      flip(document.projects[0].secret);
      const backup = JSON.stringify(document);
      await saved.file.writeBackup(backup);
      saved.put('damaged');
      const vault = saved.start();
      await vault.open();
      return { ...saved, vault, changed: backup };
    }

    test('opens read-only, names what is damaged, and touches nothing', async () => {
      const { vault, acme, globex, changed, ...saved } = await withChangedBackup();
      expect(await vault.useBackup()).toMatchObject({
        state: 'unlocked',
        protection: 'os',
        tampered: { problem: { code: 'RECORD_TAMPERED' }, backup: null },
        unsaved: null,
      });
      expect(valueOf(vault.listProjects())).toMatchObject({
        projects: [globex],
        damaged: [{ id: acme.id, project: acme, isInBackup: false }],
      });
      expect(errorOf(await vault.addProject(NEW)).code).toBe('VAULT_READ_ONLY');
      expect(await vault.useBackup()).toEqual(vault.status());
      await vault.lock();
      expect(vault.status()).toMatchObject({ state: 'locked', isBackup: true });
      expect(await unlockingOf(vault, { with: 'os' })).toBe('RECORD_TAMPERED');
      expect([saved.text(), saved.backup()]).toEqual(['damaged', changed]);
      expect(saved.files()).toEqual(['vault.bak.json', 'vault.json']);
    });

    test("takes the file's place when what is left of it is kept; the file and the changed backup are kept too", async () => {
      const { vault, acme, globex, changed, ...saved } = await withChangedBackup();
      await vault.useBackup();
      expect(valueOf(await vault.keepWhatIsLeft())).toMatchObject({ protection: 'os', tampered: null, unsaved: null });
      expect(textOf(saved, 'vault.corrupt-')).toBe('damaged');
      expect(textOf(saved, 'vault.bak.corrupt-')).toBe(changed);
      valueOf(await vault.addProject(NEW));
      const restarted = saved.start();
      expect(await openingOf(restarted)).toBe('os');
      expect(projectsOf(restarted).map(({ name }) => name)).toEqual([globex.name, NEW.name]);
      expect(valueOf(restarted.listProjects()).damaged).toMatchObject([{ id: acme.id }]);
    });

    test('where the file was changed as well: only the way in that was tried is kept', async () => {
      const saved = await savedVault();
      const first = saved.start();
      await first.open();
      const { code, askedGroup } = valueOf(await first.makeRecoveryCode(null));
      valueOf(await first.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
      await first.close();
      const changed = JSON.stringify({ ...saved.document(), generation: 9 });
      await saved.file.writeBackup(changed);
      saved.put(changed);
      const vault = saved.start();
      expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
      expect(await vault.useBackup()).toMatchObject({ tampered: { backup: null }, hasRecoveryCode: false });
      valueOf(await vault.keepWhatIsLeft());
      expect(saved.document().wraps.map(({ kind }) => kind)).toEqual(['os']);
      expect(await openingOf(saved.start())).toBe('os');
    });
  });

  test.each([
    ['OS_KEY_MISMATCH', { keyName: 'another keyring' }],
    ['OS_KEY_MISMATCH', { mode: 'wrong-text' }],
  ] as const)('that can not be opened (%s): trying again means the file again', async (code, switches) => {
    const { content: _content, ...saved } = await withOlderBackup();
    const file = saved.text();
    saved.put('damaged');
    const vault = saved.start();
    await vault.open();
    Object.assign(saved.osKey.switches, switches);
    expect(inShort(await vault.useBackup())).toBe(code);
    // Put back meanwhile.
    saved.put(file);
    Object.assign(saved.osKey.switches, { keyName: 'this computer', mode: 'working' });
    expect(await openingOf(vault)).toBe('os');
    expect(projectsOf(vault)).toHaveLength(3);
    expect(saved.text()).toBe(file);
  });

  test('that the OS key does not open opens with the recovery code', async () => {
    const saved = await savedVault();
    const first = saved.start();
    await first.open();
    const { code, askedGroup } = valueOf(await first.makeRecoveryCode(null));
    valueOf(await first.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
    await first.close();
    saved.put('damaged');
    saved.osKey.switches.keyName = 'another keyring';
    const vault = saved.start();
    await vault.open();
    expect(await vault.useBackup()).toMatchObject({
      problem: { code: 'OS_KEY_MISMATCH' },
      ways: ['recovery-code', 'try-again', 'start-empty'],
    });
    expect(await unlockingOf(vault, { with: 'recovery-code', code })).toBe('os');
    expect(projectsOf(vault)).toHaveLength(2);
  });

  test('whose OS key does not answer is the backup still when it is tried again', async () => {
    const { content, ...saved } = await withOlderBackup();
    saved.put('damaged');
    const vault = saved.start();
    await vault.open();
    saved.osKey.switches.mode = 'unavailable';
    expect(inShort(await vault.useBackup())).toBe('OS_KEY_UNAVAILABLE');
    saved.osKey.switches.mode = 'working';
    expect(await openingOf(vault)).toBe('os');
    expect(contentOf(vault)).toEqual(content);
  });

  test("that can't be saved in place of the file stays in memory, and the file as it is", async () => {
    const { content, ...saved } = await withOlderBackup();
    saved.put('damaged');
    const { setAside } = saved.file;
    saved.file.setAside = async () => {
      throw new Error('EPERM');
    };
    const vault = saved.start();
    await vault.open();
    expect(await vault.useBackup()).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' } } });
    expect(contentOf(vault)).toEqual(content);
    expect(saved.text()).toBe('damaged');
    await vault.lock();
    await vault.unlock({ with: 'os' });
    saved.file.setAside = setAside;
    expect(valueOf(await vault.saveAgain({ replaceOther: false }))).toMatchObject({ unsaved: null });
    expect(textOf(saved, 'vault.corrupt-')).toBe('damaged');
  });

  test('of version 1 keeps a copy of that version', async () => {
    const harness = vaultHarness({ keyName: 'the key of the fixtures' });
    const fixture = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'version-1.json'), 'utf8');
    await harness.file.writeBackup(fixture);
    const vault = harness.start();
    expect(await openingOf(vault)).toBe('VAULT_MISSING');
    expect(vault.status()).toMatchObject({ backup: { savedAt: 1_700_172_800, projectCount: 2 } });
    expect(inShort(await vault.useBackup())).toBe('os');
    expect(textOf(harness, 'vault.pre-v1')).toBe(fixture);
    expect(harness.document()).toMatchObject({ schemaVersion: 3 });
  });
});
