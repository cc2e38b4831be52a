import { basename } from 'node:path';
import { checkNewPassphrase } from '../../shared/passphrase.ts';
import type { Project, ProjectList } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import type { NamedSession } from '../../shared/sessions.ts';
import {
  type ExportReply,
  type ImportPreview,
  type ImportSource,
  type ReadImportReply,
} from '../../shared/transfer.ts';
import { applyChoices } from '../transfer/apply-import.ts';
import { leftOutNotices } from '../transfer/carried-parts.ts';
import { EXPORT_MAX_BYTES, openSealedExport, sealedExportText } from '../transfer/export-format.ts';
import type { CarriedProject, ExportedProject } from '../transfer/file-projects.ts';
import { importItems, savedById } from '../transfer/import-items.ts';
import type { PendingImports } from '../transfer/pending-imports.ts';
import { decodeImport, readImport } from '../transfer/read-import.ts';
import { SETTINGS_MAX_BYTES, settingsText } from '../transfer/settings-format.ts';
import type { ScryptCost } from '../vault/sealing/passphrase-seal.ts';
import type { Vault } from '../vault/vault-api.ts';
import type { HandlersOf } from './registrar.ts';

/** What export and import need from outside. */
export interface TransferPorts {
  /** Asks where to save; undefined when the person cancels. */
  askSaveFile(suggestedName: string): Promise<string | undefined>;
  /** Asks for one file; undefined when the person cancels. */
  askOpenFile(): Promise<string | undefined>;
  /** A file's content, or undefined when it is larger than so many bytes. Rejects when it can't be read. */
  readFile(path: string, maxBytes: number): Promise<Buffer | undefined>;
  /** Replaces the file's content, all or nothing, readable by its owner only. Rejects when it can't be written. */
  writeFile(path: string, text: string): Promise<void>;
  /** Cryptographically strong. */
  randomBytes(size: number): Buffer;
  /** What the passphrase of a new export costs to try. */
  scryptCost: ScryptCost;
}

/**
 * Answers `transfer:*`.
 *
 * @param imports Given by the caller, who has it forget everything when the vault locks.
 */
export function transferHandlers(
  vault: Pick<Vault, 'checkPassphrase' | 'listProjects' | 'listSessions' | 'readSecret' | 'importProjects'>,
  imports: PendingImports,
  ports: TransferPorts,
): HandlersOf<'transfer'> {
  /** What is exported is made after the file was chosen, so that no secret waits for a dialog. */
  async function exportTo(
    suggestedName: string,
    maxBytes: number,
    make: (projects: readonly ExportedProject[]) => Promise<ExportText> | ExportText,
  ): Promise<Result<ExportReply>> {
    const isOpen = vault.listProjects();
    if (!isOpen.ok) {
      return isOpen;
    }
    const path = await ports.askSaveFile(suggestedName);
    if (path === undefined) {
      return ok({ state: 'cancelled' });
    }
    const list = vault.listProjects();
    if (!list.ok) {
      return list;
    }
    const projects = readableProjects(list.value).map((project) => ({ project, sessions: sessionsOf(project.id) }));
    const { text, withoutSecretCount } = await make(projects);
    // What is written has to be what can be read again.
    if (Buffer.byteLength(text, 'utf8') > maxBytes) {
      return fail('EXPORT_FAILED', 'There is more to export than one file may hold. Nothing was written.');
    }
    try {
      await ports.writeFile(path, text);
    } catch {
      return fail('EXPORT_FAILED', "The file can't be written there. Check the folder, or choose another one.");
    }
    const leftOutCount = list.value.damaged.filter(({ project }) => project === null).length;
    const fileName = basename(path);
    return ok({ state: 'saved', fileName, projectCount: projects.length, withoutSecretCount, leftOutCount });
  }

  async function everythingText(projects: readonly ExportedProject[], passphrase: string): Promise<ExportText> {
    const withSecrets = projects.map((exported) => ({ ...exported, secret: secretOf(exported.project) }));
    const withoutSecretCount = withSecrets.filter(({ secret }) => secret === null).length;
    return { text: await sealedExportText(withSecrets, passphrase, ports), withoutSecretCount };
  }

  function sessionsOf(projectId: string): readonly NamedSession[] {
    const sessions = vault.listSessions(projectId);
    return sessions.ok ? sessions.value : [];
  }

  /** The secret as text; null where there is none that can be read. */
  function secretOf(project: Project): string | null {
    const secret = vault.readSecret(project.id);
    if (!secret.ok) {
      return null;
    }
    const text = secret.value.toString('utf8');
    secret.value.fill(0);
    return text;
  }

  async function read(text: string, fileName: string | null): Promise<Result<ReadImportReply>> {
    const found = readImport(text, fileName);
    if (!found.ok) {
      return found;
    }
    if (found.value.state === 'sealed') {
      const { sealed } = found.value;
      return ok({ state: 'sealed', importId: imports.keep({ state: 'sealed', sealed, fileName }), fileName });
    }
    const { source, notices } = found.value;
    const items = await itemsOf(found.value.projects);
    if (!items.ok) {
      return items;
    }
    const importId = imports.keep({ state: 'preview', items: items.value });
    return ok(previewOf(importId, { source, fileName, notices }, items.value));
  }

  async function itemsOf(projects: readonly CarriedProject[]) {
    const list = vault.listProjects();
    if (!list.ok) {
      return list;
    }
    const items = await importItems(projects, savedById(list.value), sessionsOf);
    // SECURITY: the vault may have been locked meanwhile, and then nothing may stay in memory.
    const isOpen = vault.listProjects();
    return isOpen.ok ? ok(items) : isOpen;
  }

  return {
    'transfer:export': async (request) => {
      if (request.what === 'settings') {
        return exportTo('tokenbooth-settings.json', SETTINGS_MAX_BYTES, (projects) => ({
          text: settingsText(projects),
          withoutSecretCount: 0,
        }));
      }
      const passphrase = checkNewPassphrase(request.passphrase);
      if (!passphrase.ok) {
        return passphrase;
      }
      // SECURITY: whoever finds the vault open may use the secrets, but not take them along under a passphrase of their own.
      const allowed = await vault.checkPassphrase(request.current);
      return allowed.ok
        ? exportTo('tokenbooth-projects.json', EXPORT_MAX_BYTES, (projects) =>
            everythingText(projects, passphrase.value),
          )
        : allowed;
    },
    'transfer:read-file': async () => {
      const isOpen = vault.listProjects();
      if (!isOpen.ok) {
        return isOpen;
      }
      const path = await ports.askOpenFile();
      if (path === undefined) {
        return ok({ state: 'cancelled' });
      }
      let bytes: Buffer | undefined;
      try {
        bytes = await ports.readFile(path, EXPORT_MAX_BYTES);
      } catch {
        return fail(
          'FILE_UNREADABLE',
          "This file can't be read. Check that it is still there and that you may open it.",
        );
      }
      const text = decodeImport(bytes);
      return text.ok ? read(text.value, basename(path)) : text;
    },
    'transfer:read-text': ({ text }) => {
      const isOpen = vault.listProjects();
      return isOpen.ok ? read(text, null) : isOpen;
    },
    'transfer:open-export': async ({ importId, passphrase }) => {
      const pending = imports.find(importId);
      if (pending?.state !== 'sealed') {
        return importNotFound();
      }
      const projects = await openSealedExport(pending.sealed, passphrase);
      if (projects === undefined) {
        return fail(
          'WRONG_PASSPHRASE',
          "This passphrase doesn't open the file. Check capital letters and the keyboard layout, and try again.",
          'passphrase',
        );
      }
      const items = await itemsOf(projects);
      if (!items.ok) {
        return items;
      }
      if (imports.find(importId) !== pending) {
        return importNotFound();
      }
      imports.replace(importId, { state: 'preview', items: items.value });
      return ok(previewOf(importId, { source: 'export', fileName: pending.fileName, notices: [] }, items.value));
    },
    'transfer:apply': async ({ importId, choices }) => {
      const list = vault.listProjects();
      if (!list.ok) {
        return list;
      }
      const pending = imports.find(importId);
      if (pending?.state !== 'preview') {
        return importNotFound();
      }
      const applied = applyChoices(pending.items, choices, savedById(list.value));
      if (!applied.ok) {
        return applied;
      }
      const { projects, skipped } = applied.value;
      const imported = projects.length === 0 ? ok([]) : await vault.importProjects(projects);
      if (!imported.ok) {
        return imported;
      }
      imports.discard(importId);
      const idsWhere = (isNew: boolean) =>
        imported.value.filter((_id, index) => (projects[index]?.projectId === null) === isNew);
      return ok({ added: idsWhere(true), merged: idsWhere(false), skipped });
    },
    'transfer:discard': ({ importId }) => {
      imports.discard(importId);
      return ok(undefined);
    },
  };
}

/** What goes into the file. */
interface ExportText {
  text: string;
  /** How many projects are in it without a secret that could be there. */
  withoutSecretCount: number;
}

/** Those whose settings can be read. The secret of a damaged one can't. */
function readableProjects({ projects, damaged }: ProjectList): Project[] {
  return [...projects, ...damaged.flatMap(({ project }) => project ?? [])];
}

function previewOf(
  importId: string,
  about: { source: ImportSource; fileName: string | null; notices: string[] },
  items: Awaited<ReturnType<typeof importItems>>,
): ImportPreview {
  const notices = [...about.notices, ...leftOutNotices(items.map(({ leftOut }) => leftOut))];
  return { state: 'preview', importId, ...about, notices, entries: items.map(({ entry }) => entry) };
}

function importNotFound() {
  return fail('IMPORT_NOT_FOUND', 'What was read is no longer there. Choose the file or paste the text again.');
}
