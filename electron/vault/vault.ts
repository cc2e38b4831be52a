import { ok, type Result } from '../../shared/results.ts';
import type { NamedSession } from '../../shared/sessions.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';
import { backupEntries, readBackupText } from './backup.ts';
import { importInto } from './changes/import-changes.ts';
import { keepWhatIsLeft } from './changes/keep-what-is-left.ts';
import { createLifecycle } from './lifecycle.ts';
import type { OpenVault } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';
import { projectNotFound, unlockTooSoon, vaultProblem, wrongPassphrase } from './problems.ts';
import { changeProjects, type ProjectChanges, projectIn } from './changes/project-changes.ts';
import {
  confirmRecoveryCode,
  knowsPassphrase,
  makeRecoveryCode,
  removePassphrase,
  setPassphrase,
} from './changes/protection-changes.ts';
import { withRenamedSession, withSession } from './changes/session-changes.ts';
import { sealActivity, unsealActivity } from './document/records.ts';
import { readSecret } from './document/read-secret.ts';
import { renewKey } from './changes/renew-key.ts';
import { LAST_CHANGES, saveVault } from './save-vault.ts';
import { createUnlockDelay } from './opening/unlock-delay.ts';
import type { Vault } from './vault-api.ts';
import { listProjects } from './document/verify-document.ts';
import { createWriteQueue, untilIdle } from './write-queue.ts';

/** The vault service. Touches nothing before `open()`; see `Vault` for what each method promises. */
export function createVault(ports: VaultPorts): Vault {
  const queue = createWriteQueue();
  const delay = createUnlockDelay(ports);
  const { current, ...lifecycle } = createLifecycle(ports, queue, delay);

  function opened(): Result<OpenVault> {
    const vault = current();
    return vault === undefined ? vaultProblem('VAULT_LOCKED') : ok(vault);
  }

  /** In the order asked for. Work whose turn comes after locking is not done, and locking waits for the work under way. */
  function withOpened<T>(work: (vault: OpenVault) => Promise<Result<T>>): Promise<Result<T>> {
    return queue.run(async () => {
      const vault = opened();
      return vault.ok ? work(vault.value) : vault;
    });
  }

  function change<T>(work: (vault: OpenVault) => Promise<Result<T>>): Promise<Result<T>> {
    return withOpened(async (vault) => (vault.tampered === null ? work(vault) : vaultProblem('VAULT_READ_ONLY')));
  }

  async function toStatus(changing: Promise<Result<undefined>>): Promise<Result<VaultStatus>> {
    const changed = await changing;
    if (current() === undefined) {
      // Locked meanwhile: how it is unlocked shows when the locking is done.
      await untilIdle(queue);
    }
    return changed.ok ? ok(lifecycle.status()) : changed;
  }

  /** Work that asks for the passphrase once more, which is no way around the delay of unlocking. */
  function slowed<T>(work: (vault: OpenVault) => Promise<Result<T>>): (vault: OpenVault) => Promise<Result<T>> {
    return async (vault) => {
      const waitSeconds = delay.remainingSeconds();
      if (waitSeconds > 0) {
        return unlockTooSoon(waitSeconds);
      }
      const done = await work(vault);
      if (done.ok) {
        delay.succeeded();
      } else if (done.error.code === 'WRONG_PASSPHRASE') {
        delay.failed();
      }
      return done;
    };
  }

  /** Makes changes to a copy of the projects and saves it. `failure` says what is not saved when that fails. */
  function changeSaved<T>(
    make: (changes: ProjectChanges, vault: OpenVault) => Result<T> | Promise<Result<T>>,
    failure: (value: T, before: OpenVault) => string,
  ): Promise<Result<T>> {
    return change(async (vault) => {
      const changes = changeProjects(vault, ports);
      const made = await make(changes, vault);
      if (!made.ok || changes.isUnchanged) {
        return made;
      }
      const { entries, removed, dropsSecret } = changes;
      const said = failure(made.value, vault);
      const saved = await saveVault(vault, { entries, removed, failure: said, endsOldBackup: dropsSecret }, ports);
      return saved.ok ? made : saved;
    });
  }

  /** Changes the named sessions of a project and gives the one that was changed. */
  function changeSessions(
    projectId: string,
    make: (sessions: readonly NamedSession[]) => Result<{ sessions: readonly NamedSession[]; id: string }>,
  ): Promise<Result<NamedSession>> {
    return changeSaved(
      (changes) => {
        const made = make(changes.entries.get(projectId)?.sessions ?? []);
        if (!made.ok) {
          return made;
        }
        const set = changes.setSessions(projectId, made.value.sessions);
        const changed = made.value.sessions.find(({ id }) => id === made.value.id);
        return !set.ok || changed === undefined ? projectNotFound() : ok(changed);
      },
      ({ name }) => `The session “${name}” is not saved`,
    );
  }

  /** `“Acme EU”`, as it was called before the change. */
  function quotedName(projectId: string, { entries }: OpenVault): string {
    const entry = entries.get(projectId);
    const project = entry === undefined ? null : projectIn(entry);
    return project === null ? 'the damaged project' : `“${project.name}”`;
  }

  return {
    ...lifecycle,
    keepWhatIsLeft: () => toStatus(withOpened((vault) => keepWhatIsLeft(vault, ports))),
    saveAgain: ({ replaceOther }) =>
      toStatus(
        change(async (vault) =>
          vault.unsaved === null
            ? ok(undefined)
            : saveVault(
                vault,
                {
                  failure: LAST_CHANGES,
                  endsOldBackup: false,
                  replacesOther: replaceOther && vault.unsaved.canReplaceOther,
                },
                ports,
              ),
        ),
      ),
    setPassphrase: (passphrases) => toStatus(change(slowed((vault) => setPassphrase(vault, passphrases, ports)))),
    removePassphrase: (passphrase) => toStatus(change(slowed((vault) => removePassphrase(vault, passphrase, ports)))),
    makeRecoveryCode: (passphrase) => change(slowed((vault) => makeRecoveryCode(vault, passphrase, ports))),
    confirmRecoveryCode: (group) => toStatus(change((vault) => confirmRecoveryCode(vault, group, ports))),
    forgetRecoveryCode() {
      const vault = current();
      if (vault !== undefined) {
        vault.shownRecoveryCode = undefined;
      }
    },
    renewKey: (passphrase) => toStatus(change(slowed((vault) => renewKey(vault, passphrase, ports)))),
    checkPassphrase: (passphrase) =>
      withOpened(
        slowed(async (vault) =>
          (await knowsPassphrase(vault, passphrase)) ? ok(undefined) : wrongPassphrase('current'),
        ),
      ),
    listProjects() {
      const vault = opened();
      return vault.ok ? ok(listProjects(vault.value.entries)) : vault;
    },
    addProject: (draft) =>
      changeSaved(
        (changes) => changes.add(draft, { mayLackSecret: false }),
        ({ name }) => `“${name}” is not saved`,
      ),
    editProject: (projectId, draft) =>
      changeSaved(
        (changes) => changes.edit(projectId, draft),
        (_project, before) => `The change to ${quotedName(projectId, before)} is not saved`,
      ),
    removeProject: (projectId) =>
      changeSaved(
        (changes) => changes.remove(projectId),
        (_nothing, before) => `The removal of ${quotedName(projectId, before)} is not saved`,
      ),
    undoRemoveProject: (projectId) =>
      changeSaved(
        (changes) => changes.putBack(projectId),
        () => 'The project that was brought back is not saved',
      ),
    moveProject: (projectId, toIndex) =>
      changeSaved(
        (changes) => changes.move(projectId, toIndex),
        () => 'The new order of the projects is not saved',
      ),
    listSessions(projectId) {
      const vault = opened();
      if (!vault.ok) {
        return vault;
      }
      const entry = vault.value.entries.get(projectId);
      return entry === undefined ? projectNotFound() : ok(entry.sessions);
    },
    addSession: (projectId, { name, sessionId }) =>
      changeSessions(projectId, (sessions) => {
        const added = { id: ports.randomUuid(), name, sessionId, createdAt: ports.nowSeconds() };
        const next = withSession(sessions, added);
        return next.ok ? ok({ sessions: next.value, id: added.id }) : next;
      }),
    renameSession: (projectId, id, name) =>
      changeSessions(projectId, (sessions) => {
        const next = withRenamedSession(sessions, id, name);
        return next.ok ? ok({ sessions: next.value, id }) : next;
      }),
    removeSession: (projectId, id) =>
      changeSaved(
        (changes) => {
          const sessions = changes.entries.get(projectId)?.sessions ?? [];
          return changes.setSessions(
            projectId,
            sessions.filter((session) => session.id !== id),
          );
        },
        () => 'The removal of the session is not saved',
      ),
    sealActivity(plaintext) {
      const vault = current();
      // A vault that was never saved, as a session-only one never is.
      return vault === undefined || vault.header.generation === 0
        ? undefined
        : sealActivity(plaintext, vault.header, vault.keys, ports);
    },
    unsealActivity(sealed) {
      const vault = current();
      return vault === undefined ? undefined : unsealActivity(sealed, vault.header, vault.keys);
    },
    restoreProject: (projectId) =>
      changeSaved(
        async (changes, { keys }) => {
          const backup = backupEntries(await readBackupText(ports.file), keys);
          return changes.restore(projectId, backup.get(projectId));
        },
        ({ name }) => `“${name}” from the backup is not saved`,
      ),
    importProjects: (imported) =>
      changeSaved(
        (changes) => importInto(changes, imported, ports),
        () => 'What was imported is not saved',
      ),
    readSecret(projectId) {
      const vault = opened();
      return vault.ok ? readSecret(vault.value.entries, projectId, vault.value.header, vault.value.keys) : vault;
    },
  };
}
