import type { VaultDocument } from '../../../electron/vault/document/document.ts';
import type { SealedValue } from '../../../electron/vault/sealing/sealing.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { ACME, contentOf, savedVault, valueOf } from './vault-harness.ts';

/** Changes one bit of a sealed value. */
export function flip(sealed: SealedValue | null | undefined): void {
  if (sealed == null) {
    throw new Error('There is nothing to damage.');
  }
  const bytes = Buffer.from(sealed.ct, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  sealed.ct = bytes.toString('base64');
}

export const RUIN = {
  'the secret': (document: VaultDocument) => flip(document.projects[0]?.secret),
  'the settings': (document: VaultDocument) => flip(document.projects[0]?.meta),
};

/** The first of two projects damaged in the file; the backup is the file before Globex was added, if it is kept. */
export async function damagedVault(what: keyof typeof RUIN, { hasBackup = true } = {}) {
  const saved = await savedVault();
  if (!hasBackup) {
    await saved.file.setBackupAside();
  }
  const document = saved.document();
  RUIN[what](document);
  saved.put(JSON.stringify(document));
  return { ...saved, ruined: document.projects[0], vault: saved.start(), before: saved.text() };
}

/** What is listed as damaged. */
export const damagedOf = (vault: Vault) => valueOf(vault.listProjects()).damaged;

/** The person has decided to go on with a damaged project. */
export async function keptVault(what: keyof typeof RUIN, options?: { hasBackup: boolean }) {
  const damaged = await damagedVault(what, options);
  await damaged.vault.open();
  valueOf(await damaged.vault.keepWhatIsLeft());
  return { ...damaged, backupBefore: options?.hasBackup === false ? undefined : damaged.backup() };
}

/** A third project is in the file only, not in the backup. */
export async function withOlderBackup() {
  const saved = await savedVault();
  const first = saved.start();
  await first.open();
  const content = contentOf(first);
  valueOf(await first.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
  await first.close();
  return { ...saved, content };
}
