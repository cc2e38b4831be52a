import { readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../electron/vault/open-vault.ts';
import { checkProject } from '../../../electron/vault/project-rules.ts';
import { ACME, contentOf, errorOf, openingOf, savedVault, valueOf, vaultHarness } from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };

/** A saved vault that is open, with the file operations to break. */
async function openSaved() {
  const saved = await savedVault();
  const vault = saved.start();
  await vault.open();
  return { ...saved, vault, before: saved.text() };
}

/** Fails with what a full disk gives. */
async function noSpace(): Promise<never> {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
}

describe('a save that fails', () => {
  test.each(['write', 'writeBackup'] as const)('in %s: WRITE_FAILED, memory and file keep the truth', async (step) => {
    const { vault, before, ...saved } = await openSaved();
    const content = contentOf(vault);
    const working = { ...saved.file };
    saved.file[step] = noSpace;
    const failed = [
      await vault.addProject(NEW),
      await vault.editProject(saved.acme.id, { ...ACME, name: 'Renamed', apiSecret: 'changed' }),
      await vault.removeProject(saved.acme.id),
    ].map((result) => errorOf(result));
    expect(failed.map(({ code }) => code)).toEqual(['WRITE_FAILED', 'WRITE_FAILED', 'WRITE_FAILED']);
    expect(failed.map(({ message }) => message.split(':')[0])).toEqual([
      '“Initech” is not saved',
      'The change to “Acme EU” is not saved',
      '“Acme EU” is not removed',
    ]);
    expect(failed.some(({ message }) => message.includes('ENOSPC'))).toBe(false);
    expect(contentOf(vault)).toEqual(content);
    expect(saved.text()).toBe(before);

    Object.assign(saved.file, working);
    valueOf(await vault.addProject(NEW));
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(valueOf(restarted.listProjects()).map(({ name }) => name)).toEqual(['Acme EU', 'Globex', 'Initech']);
  });

  test('on the very first project leaves no file and can be repeated', async () => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    const { write } = harness.file;
    harness.file.write = noSpace;
    expect(errorOf(await vault.addProject(ACME)).code).toBe('WRITE_FAILED');
    expect(valueOf(vault.listProjects())).toEqual([]);
    expect(harness.files()).toEqual([]);
    harness.file.write = write;
    valueOf(await vault.addProject(ACME));
    expect(harness.files()).toEqual(['vault.json']);
  });

  test.each([
    ['loses the end of the file', (text: string) => text.slice(0, -20)],
    ['loses a project', (text: string) => JSON.stringify({ ...JSON.parse(text), projects: [] })],
    ['writes nothing', () => undefined],
  ])('unnoticed by the system, which %s: read back and reported', async (_what, damage) => {
    const { vault, before, ...saved } = await openSaved();
    const content = contentOf(vault);
    const { write } = saved.file;
    saved.file.write = async (document) => {
      await write(document);
      saved.put(damage(saved.text()) ?? before);
    };
    expect(errorOf(await vault.addProject(NEW)).code).toBe('WRITE_FAILED');
    expect(contentOf(vault)).toEqual(content);
    expect(readFileSync(saved.backupPath, 'utf8')).toBe(before);
  });

  test('after its last step: what the file holds is what counts', async () => {
    const { vault, ...saved } = await openSaved();
    const { write } = saved.file;
    saved.file.write = async (document) => {
      await write(document);
      throw new Error('EIO: i/o error, close');
    };
    valueOf(await vault.addProject(NEW));
    saved.file.write = write;
    valueOf(await vault.addProject({ ...NEW, name: 'Hooli', apiKey: '47000000' }));
    const restarted = saved.start();
    await restarted.open();
    const names = valueOf(restarted.listProjects()).map(({ name }) => name);
    expect(names).toEqual(['Acme EU', 'Globex', NEW.name, 'Hooli']);
  });
});

describe('a file that is not the one that was opened', () => {
  test.each([
    ['a newer version', (text: string) => text.replace('"schemaVersion": 1', '"schemaVersion": 2')],
    ['damaged', (text: string) => text.slice(0, 100)],
    ['another generation', (text: string) => text.replace('"generation": 2', '"generation": 9')],
    ['empty', () => ''],
    ['not UTF-8', () => Buffer.from([0xff])],
  ])('%s: WRITE_FAILED, and it is left as it is', async (_what, edit) => {
    const { vault, before, ...saved } = await openSaved();
    const foreign = edit(before);
    expect(foreign).not.toBe(before);
    saved.put(foreign);
    const error = errorOf(await vault.addProject(NEW));
    expect(error.code).toBe('WRITE_FAILED');
    expect(error.message).toContain('“Initech” is not saved: the file with your saved projects was changed');
    expect(readFileSync(saved.path)).toEqual(Buffer.from(foreign));
    expect(valueOf(vault.listProjects())).toHaveLength(2);
  });

  test('appeared since the first run: WRITE_FAILED, and it is left as it is', async () => {
    const other = await savedVault();
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    harness.put(other.text());
    expect(errorOf(await vault.addProject(ACME)).code).toBe('WRITE_FAILED');
    expect(harness.text()).toBe(other.text());
    rmSync(harness.path);
    await harness.file.writeBackup(other.text());
    expect(errorOf(await vault.addProject(ACME)).code).toBe('WRITE_FAILED');
    expect(harness.files()).toEqual(['vault.bak.json']);
  });

  test('went away: it is written again from memory, nothing lost', async () => {
    const { vault, before, ...saved } = await openSaved();
    rmSync(saved.path);
    valueOf(await vault.addProject(NEW));
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(valueOf(restarted.listProjects())).toHaveLength(3);
    expect(readFileSync(saved.backupPath, 'utf8')).toBe(before);
  });
});

test('the list of projects can not grow past its cap', async () => {
  const { vault } = await openSaved();
  const [project] = valueOf(vault.listProjects());
  if (project === undefined) {
    throw new Error('The vault holds no project.');
  }
  const others = (count: number) => Array.from({ length: count }, (_, index) => ({ ...project, name: `P${index}` }));
  const added = { ...project, apiKey: '46000000' };
  expect(checkProject(added, others(9_999))).toEqual({ ok: true, value: undefined });
  expect(errorOf(checkProject(added, others(10_000))).code).toBe('REQUEST_INVALID');
});

test('the longest secret and name there can be are saved and come back', async () => {
  const harness = vaultHarness();
  const vault = harness.start();
  await vault.open();
  const longest = { ...ACME, name: '漢'.repeat(80), apiKey: '漢'.repeat(1000), apiSecret: '漢'.repeat(20_000) };
  const { id } = valueOf(await vault.addProject(longest));
  const restarted = harness.start();
  expect(await openingOf(restarted)).toBe('os');
  expect(valueOf(restarted.readSecret(id)).toString()).toBe(longest.apiSecret);
  expect(parseDocument(harness.text()).ok).toBe(true);
});
