import type { VaultStatus } from '../../shared/contract.ts';
import { type AppError, ok, type Result } from '../../shared/results.ts';
import { zeroKeys } from './keys.ts';
import { openDocument, vaultTextOf } from './open-vault.ts';
import { probeOsKey } from './os-wrap.ts';
import type { VaultPorts } from './ports.ts';
import { vaultProblem } from './problems.ts';
import { addedProject, editedProject, findProject, type ProjectChange, removedProject } from './project-changes.ts';
import { unsealSecret } from './records.ts';
import { renewOsWrap } from './renew-os-wrap.ts';
import { saveSession } from './save-session.ts';
import { newSession, openedSession, type Session } from './session.ts';
import type { Vault } from './vault-api.ts';
import { createWriteQueue } from './write-queue.ts';

interface Opened {
  session: Session;
  shouldReEncrypt: boolean;
}

/** Reads, unwraps and verifies; never writes. Without a vault file: a new vault in memory, if the OS can protect it. */
async function openSession(ports: VaultPorts): Promise<Result<Opened>> {
  const text = vaultTextOf(await ports.file.read());
  if (!text.ok) {
    return text;
  }
  if (text.value === undefined) {
    const probed = await probeOsKey(ports);
    return probed.ok ? ok({ session: newSession('os', ports), shouldReEncrypt: false }) : probed;
  }
  const opened = await openDocument(text.value, ports);
  return opened.ok
    ? ok({ session: openedSession(opened.value, text.value), shouldReEncrypt: opened.value.shouldReEncrypt })
    : opened;
}

/** The vault service. Touches nothing before `open()`; see `Vault` for what each method promises. */
export function createVault(ports: VaultPorts): Vault {
  const queue = createWriteQueue();
  let session: Session | undefined;
  let problem: AppError = vaultProblem('VAULT_CLOSED').error;
  let attempt: Promise<VaultStatus> | undefined;

  function status(): VaultStatus {
    return session === undefined ? { state: 'closed', problem } : { state: 'unlocked', protection: session.protection };
  }

  async function tryToOpen(isCurrent: () => boolean): Promise<VaultStatus> {
    // A save that outlived its vault may still be writing the file.
    await new Promise<void>((resolve) => queue.whenIdle(resolve));
    const opened = await openSession(ports);
    if (!isCurrent()) {
      // Closed, or gone on without saving, while the OS was still asking.
      if (opened.ok) {
        zeroKeys(opened.value.session.keys);
      }
      return status();
    }
    if (!opened.ok) {
      problem = opened.error;
      return status();
    }
    const { session: openedNow, shouldReEncrypt } = opened.value;
    session = openedNow;
    if (shouldReEncrypt) {
      void queue.run(() => renewOsWrap(openedNow, ports));
    }
    return status();
  }

  function change<T>(make: (current: Session) => Result<ProjectChange<T>>): Promise<Result<T>> {
    return queue.run(async () => {
      const current = session;
      if (current === undefined) {
        return vaultProblem('VAULT_CLOSED');
      }
      const made = make(current);
      if (!made.ok) {
        return made;
      }
      const saved = await saveSession(current, made.value, ports);
      return saved.ok ? ok(made.value.value) : saved;
    });
  }

  return {
    async open() {
      if (session !== undefined) {
        return status();
      }
      if (attempt === undefined) {
        const started: Promise<VaultStatus> = tryToOpen(() => attempt === started).finally(() => {
          if (attempt === started) {
            attempt = undefined;
          }
        });
        attempt = started;
      }
      return attempt;
    },
    startSessionOnly() {
      if (session === undefined) {
        attempt = undefined;
        session = newSession('session-only', ports);
      }
      return status();
    },
    status,
    listProjects: () => (session === undefined ? vaultProblem('VAULT_CLOSED') : ok([...session.projects])),
    addProject: (draft) => change((current) => addedProject(current, draft, ports)),
    editProject: (projectId, draft) => change((current) => editedProject(current, projectId, draft, ports)),
    removeProject: (projectId) => change((current) => removedProject(current, projectId)),
    readSecret(projectId) {
      if (session === undefined) {
        return vaultProblem('VAULT_CLOSED');
      }
      const found = findProject(session, projectId);
      if (!found.ok) {
        return found;
      }
      const secret = unsealSecret(found.value.record, session.document, session.keys);
      return secret === undefined ? vaultProblem('RECORD_TAMPERED') : ok(secret);
    },
    close() {
      attempt = undefined;
      problem = vaultProblem('VAULT_CLOSED').error;
      const keys = session?.keys;
      session = undefined;
      return new Promise((resolve) => {
        // SECURITY: at once when nothing is being saved; a save under way ends with its keys, then they go.
        queue.whenIdle(() => {
          if (keys !== undefined) {
            zeroKeys(keys);
          }
          resolve();
        });
      });
    },
  };
}
