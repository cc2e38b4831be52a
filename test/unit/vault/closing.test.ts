import { describe, expect, test } from 'vitest';
import { ACME, errorOf, savedVault, projectsOf, valueOf, vaultHarness } from './vault-harness.ts';

async function openVault() {
  const harness = vaultHarness();
  const vault = harness.start();
  await vault.open();
  return { harness, vault };
}

describe('closing', () => {
  test('locks every method and a later open starts over', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    void vault.close();
    expect(vault.status()).toMatchObject({ state: 'closed', problem: { code: 'VAULT_LOCKED' } });
    expect(errorOf(vault.listProjects()).code).toBe('VAULT_LOCKED');
    expect(errorOf(vault.readSecret(saved.acme.id)).code).toBe('VAULT_LOCKED');
    expect(errorOf(await vault.addProject(ACME)).code).toBe('VAULT_LOCKED');
    expect(errorOf(await vault.editProject(saved.acme.id, ACME)).code).toBe('VAULT_LOCKED');
    expect(errorOf(await vault.removeProject(saved.acme.id)).code).toBe('VAULT_LOCKED');
    await vault.open();
    expect(projectsOf(vault)).toEqual([saved.acme, saved.globex]);
    expect(saved.osKey.calls.unwrap).toBe(2);
  });

  test('zeroes the data key', async () => {
    const harness = vaultHarness();
    const made: Buffer[] = [];
    const { randomBytes } = harness.ports;
    harness.ports.randomBytes = (size) => {
      const bytes = randomBytes(size);
      made.push(bytes);
      return bytes;
    };
    const vault = harness.start();
    await vault.open();
    expect(made.map(({ length }) => length)).toEqual([32]);
    expect(made[0]?.every((byte) => byte === 0)).toBe(false);
    void vault.close();
    expect(made[0]?.every((byte) => byte === 0)).toBe(true);
  });

  test('lets a save under way end whole', async () => {
    const { harness, vault } = await openVault();
    const adding = vault.addProject(ACME);
    await Promise.resolve();
    void vault.close();
    const added = valueOf(await adding);
    await vault.open();
    expect(projectsOf(vault)).toEqual([added]);
    expect(harness.files()).toEqual(['vault.json']);
  });

  test('gives every caller of readSecret its own copy', async () => {
    const { vault } = await openVault();
    const { id } = valueOf(await vault.addProject(ACME));
    valueOf(vault.readSecret(id)).fill(0);
    expect(valueOf(vault.readSecret(id)).toString()).toBe(ACME.apiSecret);
  });

  test('waits for a save that is under way, and so does the next opening', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const { writeBackup } = saved.file;
    const order: string[] = [];
    let letWrite = () => {};
    const writing = new Promise<void>((started) => {
      saved.file.writeBackup = async (text) => {
        started();
        await new Promise<void>((resolve) => {
          letWrite = resolve;
        });
        await writeBackup(text);
        order.push('written');
      };
    });
    const adding = vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' });
    await writing;
    const closing = vault.close().then(() => order.push('closed'));
    const opening = vault.open().then(() => order.push('opened'));
    letWrite();
    valueOf(await adding);
    await Promise.all([closing, opening]);
    expect(order).toEqual(['written', 'closed', 'opened']);
    expect(projectsOf(vault).map(({ name }) => name)).toEqual(['Acme EU', 'Globex', 'Initech']);
  });
});
