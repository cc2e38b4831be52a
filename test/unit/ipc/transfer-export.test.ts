import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { transferHandlers } from '../../../electron/ipc/transfer-handlers.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import { fail, ok } from '../../../shared/results.ts';
import { KEYS } from '../transfer/keys.ts';
import { sessionOnlyVault, value } from './projects.ts';
import {
  given,
  folder,
  vault,
  checked,
  imports,
  handlers,
  ports,
  suggested,
  MARKER,
  PASSPHRASE,
  CURRENT,
  counts,
  choicesFor,
  expectNoTrace,
  addProjects,
} from './transferring.ts';

describe('an export', () => {
  it('of settings is written where the person says, and holds no secret', async () => {
    await addProjects();
    const reply = await value(handlers['transfer:export']({ what: 'settings' }));
    expect(reply).toEqual({ state: 'saved', fileName: 'chosen.json', ...counts(2) });
    expect(suggested).toEqual(['tokenbooth-settings.json']);
    const text = readFileSync(join(folder, 'chosen.json'), 'utf8');
    expect(JSON.parse(text).projects).toMatchObject([{ name: 'Acme' }, { family: 'vonage' }]);
    expectNoTrace(text + JSON.stringify(reply), [MARKER, KEYS.pkcs8]);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner only, and leaves nothing else behind', async () => {
    await value(handlers['transfer:export']({ what: 'settings' }));
    expect(statSync(join(folder, 'chosen.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['chosen.json']);
  });

  it('of everything comes back into an empty vault with every secret', async () => {
    await addProjects();
    const request = { what: 'everything' as const, passphrase: PASSPHRASE, current: null };
    const reply = await value(handlers['transfer:export'](request));
    expect(reply).toEqual({ state: 'saved', fileName: 'chosen.json', ...counts(2) });
    expect(suggested).toEqual(['tokenbooth-projects.json']);
    expectNoTrace(readFileSync(join(folder, 'chosen.json'), 'utf8'), [MARKER, KEYS.pkcs8, PASSPHRASE]);

    const other = sessionOnlyVault();
    const otherHandlers = transferHandlers(other, imports, ports);
    given.openPath = given.savePath;
    const sealed = await value(otherHandlers['transfer:read-file'](undefined));
    if (sealed.state !== 'sealed') {
      throw new Error(sealed.state);
    }
    expect(sealed.fileName).toBe('chosen.json');
    const { importId } = sealed;
    const preview = await value(otherHandlers['transfer:open-export']({ importId, passphrase: PASSPHRASE }));
    expect(preview).toMatchObject({ importId, source: 'export', fileName: 'chosen.json', notices: [] });
    expectNoTrace(JSON.stringify(preview), [MARKER, KEYS.pkcs8]);
    await value(otherHandlers['transfer:apply']({ importId, choices: choicesFor(preview) }));
    const { projects } = await value(other.listProjects());
    expect(projects).toMatchObject([
      { name: 'Acme', environment: 'staging', apiKey: '46510042' },
      { name: 'Acme video', environment: 'production', family: 'vonage' },
    ]);
    expect(projects.map(({ id }) => (other.readSecret(id) as { value: Buffer }).value.toString())).toEqual([
      MARKER,
      KEYS.pkcs8,
    ]);
  });

  it('takes along what has no secret that can be read, and says so, and what it had to leave out', async () => {
    const { opentok } = await addProjects();
    const { projects } = await value(vault.listProjects());
    const { id, createdAt, updatedAt } = opentok;
    const marks = { createdAt, updatedAt, isInBackup: false };
    const damaged = [
      { id, ...marks, project: opentok },
      { id: randomUUID(), ...marks, project: null },
      { id: randomUUID(), ...marks, project: null },
    ];
    const partlyDamaged: Vault = {
      ...vault,
      checkPassphrase: async () => ok(undefined),
      listProjects: () => ok({ projects: projects.slice(1), damaged }),
      readSecret: (of) => (of === id ? fail('PROJECT_DAMAGED', 'Damaged.') : vault.readSecret(of)),
    };
    const exporting = transferHandlers(partlyDamaged, imports, ports)['transfer:export'];
    const everything = await value(exporting({ what: 'everything', passphrase: PASSPHRASE, current: null }));
    expect(everything).toMatchObject(counts(2, { withoutSecret: 1, leftOut: 2 }));
    const settings = await value(exporting({ what: 'settings' }));
    expect(settings).toMatchObject(counts(2, { leftOut: 2 }));
  });

  it('of everything asks for the passphrase of the vault, and without it not even for a file', async () => {
    await addProjects();
    const request = { what: 'everything' as const, passphrase: PASSPHRASE, current: CURRENT };
    given.passphraseAnswer = fail('WRONG_PASSPHRASE', 'Wrong.', 'currentPassphrase');
    expect(await handlers['transfer:export'](request)).toEqual(given.passphraseAnswer);
    expect(suggested).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    given.passphraseAnswer = ok(undefined);
    expect(await handlers['transfer:export'](request)).toMatchObject({ ok: true });
    expect(checked).toEqual([CURRENT, CURRENT]);
  });

  it('of settings asks for no passphrase', async () => {
    await value(handlers['transfer:export']({ what: 'settings' }));
    expect(checked).toEqual([]);
  });

  it('needs a passphrase that protects', async () => {
    const refused = await handlers['transfer:export']({ what: 'everything', passphrase: 'short', current: CURRENT });
    expect(refused).toMatchObject({ error: { code: 'PASSPHRASE_TOO_WEAK', field: 'passphrase' } });
    expect([...checked, ...suggested]).toEqual([]);
  });

  it('that the person cancels writes nothing', async () => {
    given.savePath = undefined;
    expect(await value(handlers['transfer:export']({ what: 'settings' }))).toEqual({ state: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that could not be read again is not written', async () => {
    const many = Array.from({ length: 9000 }, (_, index) => ({
      family: 'opentok' as const,
      id: randomUUID(),
      name: `Project with a name of ${'x'.repeat(2000)} ${index}`,
      environment: 'production' as const,
      apiKey: String(index),
      createdAt: 1,
      updatedAt: 1,
      secretSavedAt: 1,
      preferences: defaultPreferences('opentok', 'production'),
    }));
    const list = ok({ projects: many, damaged: [] });
    const large = transferHandlers({ ...vault, listProjects: () => list }, imports, ports);
    const refused = await large['transfer:export']({ what: 'settings' });
    expect(refused).toMatchObject({ error: { code: 'EXPORT_FAILED' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that can't be written says so", async () => {
    given.savePath = join(folder, 'no such folder', 'file.json');
    const refused = await handlers['transfer:export']({ what: 'settings' });
    expect(refused).toMatchObject({ error: { code: 'EXPORT_FAILED' } });
    expect(JSON.stringify(refused)).not.toContain('no such folder');
  });

  it('writes nothing when the vault is locked, before or while the person chooses a file', async () => {
    given.isLocked = true;
    expect(await handlers['transfer:export']({ what: 'settings' })).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    expect(suggested).toEqual([]);
    given.isLocked = false;
    ports.askSaveFile = async () => {
      given.isLocked = true;
      return given.savePath;
    };
    const request = { what: 'everything' as const, passphrase: PASSPHRASE, current: null };
    expect(await handlers['transfer:export'](request)).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});
