import { describe, expect, test, vi } from 'vitest';
import { withOlderBackup } from './damaged-vault.ts';
import {
  contentOf,
  inShort,
  openingOf,
  projectsOf,
  savedVault,
  textOf,
  unlockingOf,
  valueOf,
} from './vault-harness.ts';

const PASSPHRASE = 'correct horse battery';

describe('using the backup instead of a file that was changed outside', () => {
  /** The file was changed; the backup is another vault's, which opens with the OS key of another keyring. */
  async function withForeignBackup() {
    const { content: _content, ...saved } = await withOlderBackup();
    const other = await savedVault({ keyName: 'another keyring' });
    await saved.file.writeBackup(other.text());
    saved.put(JSON.stringify({ ...saved.document(), generation: 9 }));
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
    return { ...saved, vault };
  }

  test('asks for nothing: the keys are at hand', async () => {
    const saved = await savedVault();
    const first = saved.start();
    await first.open();
    valueOf(await first.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    await first.close();
    const changed = JSON.stringify({ ...saved.document(), projects: saved.document().projects.slice(1) });
    saved.put(changed);
    const vault = saved.start();
    await vault.open();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('RECORD_TAMPERED');
    expect(await vault.useBackup()).toMatchObject({ protection: 'passphrase', tampered: null, unsaved: null });
    expect(projectsOf(vault)).toEqual([saved.acme, saved.globex]);
    expect(textOf(saved, 'vault.corrupt-')).toBe(changed);
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(projectsOf(vault)).toHaveLength(2);
  });

  test('of another key opens it as its own', async () => {
    const { content: _content, ...saved } = await withOlderBackup();
    const other = await savedVault();
    await saved.file.writeBackup(other.text());
    saved.put(JSON.stringify({ ...saved.document(), generation: 9 }));
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
    expect(await vault.useBackup()).toMatchObject({ protection: 'os', tampered: null, unsaved: null });
    expect(projectsOf(vault)).toEqual([other.acme, other.globex]);
  });

  test('leaves the file open when the backup can not be opened, and says so', async () => {
    const { vault, ...saved } = await withForeignBackup();
    const content = contentOf(vault);
    const status = await vault.useBackup();
    expect(status).toMatchObject({
      state: 'unlocked',
      tampered: { problem: { code: 'RECORD_TAMPERED' }, backup: null },
    });
    expect(status.state === 'unlocked' ? status.tampered?.problem.message : '').toContain("can't be opened either");
    expect(contentOf(vault)).toEqual(content);
    valueOf(await vault.keepWhatIsLeft());
    expect(await openingOf(saved.start())).toBe('os');
  });

  test('offers the backup again when the OS key only did not answer', async () => {
    const { vault, ...saved } = await withForeignBackup();
    saved.osKey.switches.mode = 'unavailable';
    expect(await vault.useBackup()).toMatchObject({ state: 'unlocked', tampered: { backup: { projectCount: 2 } } });
    Object.assign(saved.osKey.switches, { mode: 'working', keyName: 'another keyring' });
    expect(inShort(await vault.useBackup())).toBe('os');
  });

  test('that takes a passphrase of its own asks for that', async () => {
    const { content: _content, ...saved } = await withOlderBackup();
    const other = await savedVault();
    const theirs = other.start();
    await theirs.open();
    valueOf(await theirs.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    await saved.file.writeBackup(other.text());
    saved.put(JSON.stringify({ ...saved.document(), generation: 9 }));
    const vault = saved.start();
    await vault.open();
    expect(await vault.useBackup()).toMatchObject({ state: 'locked', opensWith: 'passphrase', isBackup: true });
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(projectsOf(vault)).toEqual([other.acme, other.globex]);
  });

  test("says what opens it from then on: the backup's own ways in", async () => {
    const saved = await savedVault();
    const first = saved.start();
    await first.open();
    const { writeBackup } = saved.file;
    // The app ended before the backup followed.
    saved.file.writeBackup = async () => undefined;
    valueOf(await first.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    saved.file.writeBackup = writeBackup;
    await first.close();
    saved.put(JSON.stringify({ ...saved.document(), generation: 9 }));
    const vault = saved.start();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('RECORD_TAMPERED');
    expect(await vault.useBackup()).toMatchObject({ protection: 'os', tampered: null });
    await vault.lock();
    expect(vault.status()).toMatchObject({ state: 'locked', opensWith: 'os' });
  });

  test.each(['locked', 'kept as it is'])(
    'is not done when the file is %s meanwhile, and leaves no key',
    async (how) => {
      const { vault, ...saved } = await withForeignBackup();
      saved.osKey.switches.keyName = 'another keyring';
      const { unwrap } = saved.osKey;
      const copies: Buffer[] = [];
      let letAnswer = () => {};
      const asked = new Promise<void>((resolve) => {
        saved.osKey.unwrap = async (wrapped) => {
          const unwrapped = await unwrap(wrapped);
          const dataKey = unwrapped.state === 'unwrapped' ? (unwrapped.text.split(':').at(-1) ?? '') : '';
          const { from } = Buffer;
          vi.spyOn(Buffer, 'from').mockImplementation((...values: unknown[]) => {
            const bytes = Reflect.apply(from, Buffer, values) as Buffer<ArrayBuffer>;
            if (bytes.length === 32 && bytes.toString('base64') === dataKey) {
              copies.push(bytes);
            }
            return bytes;
          });
          resolve();
          await new Promise<void>((answer) => {
            letAnswer = answer;
          });
          return unwrapped;
        };
      });
      const using = vault.useBackup();
      await asked;
      await (how === 'locked' ? vault.lock() : vault.keepWhatIsLeft());
      letAnswer();
      const status = await using;
      vi.restoreAllMocks();
      expect(status).toEqual(vault.status());
      expect(inShort(status)).toBe(how === 'locked' ? 'locked' : 'os');
      expect(copies).toHaveLength(1);
      expect(copies[0]?.every((byte) => byte === 0)).toBe(true);
    },
  );
});
