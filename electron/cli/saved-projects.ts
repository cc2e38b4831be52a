import { fail, ok, type Result } from '../../shared/results.ts';
import { zeroKeys } from '../vault/document/keys.ts';
import { openDocument, type OpenedDocument, wrapKindsOf } from '../vault/document/open-document.ts';
import type { OsKey } from '../vault/ports.ts';
import { vaultProblem } from '../vault/problems.ts';
import type { UnlockKey } from '../vault/vault-api.ts';
import type { CliIo } from './io.ts';
import { readPassphrase } from './passphrase-option.ts';
import { inTerminalWords } from './vault-words.ts';

const ONLY_IN_APP =
  "Your saved projects open with the system's password store, which only the app itself can ask. Run the installed app's own program with the same arguments, or set a passphrase in the app's settings.";

const ONLY_RECOVERY_CODE =
  'Your saved projects open with the recovery code only, which is not taken here. Open the app with it and set a passphrase.';

/** Never asked: a vault is opened with it only by a passphrase. */
const NO_OS_KEY: OsKey = {
  platform: process.platform,
  isAvailable: async () => false,
  wrap: () => Promise.reject(new Error('There is no key store here.')),
  unwrap: async () => ({ state: 'unavailable' }),
};

/**
 * Opens the saved projects for one use, after which every key is zeroed. Nothing is ever written. Of a file that was
 * changed outside the app, what is intact is used, with a note.
 *
 * @param descriptor Where the passphrase is, if one is needed; undefined asks the person.
 * Errors: `PROJECT_NOT_FOUND` where nothing was ever saved, `VAULT_LOCKED`, and those of the vault.
 */
export async function withSavedProjects<T>(
  descriptor: number | undefined,
  io: CliIo,
  use: (opened: OpenedDocument) => Result<T>,
): Promise<Result<T>> {
  const opened = await openSavedProjects(descriptor, io);
  if (!opened.ok) {
    return { ok: false, error: inTerminalWords(opened.error) };
  }
  try {
    if (!opened.value.isIntact) {
      io.writeError(`Note: ${inTerminalWords(vaultProblem('RECORD_TAMPERED').error).message}\n`);
    }
    return use(opened.value);
  } finally {
    zeroKeys(opened.value.keys);
  }
}

async function openSavedProjects(descriptor: number | undefined, io: CliIo): Promise<Result<OpenedDocument>> {
  const text = await readVaultText(io);
  if (!text.ok) {
    return text;
  }
  const kinds = wrapKindsOf(text.value);
  if (!kinds.ok) {
    return kinds;
  }
  const key = await unlockKey(kinds.value, descriptor, io);
  return key.ok
    ? openDocument(text.value, key.value, { osKey: io.osKey ?? NO_OS_KEY, startTimer: io.startTimer })
    : key;
}

async function readVaultText({ readVault, dataFolder }: CliIo): Promise<Result<string>> {
  const read = await readVault();
  switch (read.state) {
    case 'read':
      return ok(read.text);
    case 'missing':
      return read.backupExists
        ? vaultProblem('VAULT_MISSING')
        : fail(
            'PROJECT_NOT_FOUND',
            `There are no saved projects in ${dataFolder}. Save one in the app first, or set TOKENBOOTH_DATA_FOLDER.`,
          );
    case 'unreadable':
      return vaultProblem('VAULT_UNREADABLE');
    case 'not-a-vault':
      return vaultProblem('VAULT_CORRUPT');
  }
}

/** The operating system's key store needs no person, so it comes first, unless a passphrase was explicitly given. */
async function unlockKey(
  kinds: readonly ('os' | 'passphrase' | 'recovery')[],
  descriptor: number | undefined,
  io: CliIo,
): Promise<Result<UnlockKey>> {
  const opensWithPassphrase = kinds.includes('passphrase');
  if (kinds.includes('os') && io.osKey !== undefined && !(opensWithPassphrase && descriptor !== undefined)) {
    return ok({ with: 'os' });
  }
  if (opensWithPassphrase) {
    const passphrase = await readPassphrase(descriptor, io);
    return passphrase.ok ? ok({ with: 'passphrase', passphrase: passphrase.value }) : passphrase;
  }
  return fail('VAULT_LOCKED', kinds.includes('os') ? ONLY_IN_APP : ONLY_RECOVERY_CODE);
}
