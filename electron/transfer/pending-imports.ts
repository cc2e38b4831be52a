import type { SealedExport } from './export-format.ts';
import type { ImportItem } from './import-items.ts';

/** What was read and waits for the person: for a passphrase, or for choices. Holds secrets. */
type PendingImport =
  | { state: 'sealed'; sealed: SealedExport; fileName: string | null }
  | { state: 'preview'; items: readonly ImportItem[] };

/** The one import that is under way, in memory only. */
export interface PendingImports {
  /** Keeps it in place of an earlier one, and returns its ID. */
  keep(pending: PendingImport): string;
  find(importId: string): PendingImport | undefined;
  /** Puts something else in its place under the same ID; does nothing when it is gone. */
  replace(importId: string, pending: PendingImport): void;
  discard(importId: string): void;
  /** SECURITY: called when the vault locks. */
  forget(): void;
}

/** Starts with none. */
export function createPendingImports(newId: () => string): PendingImports {
  let current: { importId: string; pending: PendingImport } | undefined;
  return {
    keep(pending) {
      current = { importId: newId(), pending };
      return current.importId;
    },
    find: (importId) => (current?.importId === importId ? current.pending : undefined),
    replace(importId, pending) {
      if (current?.importId === importId) {
        current = { importId, pending };
      }
    },
    discard(importId) {
      if (current?.importId === importId) {
        current = undefined;
      }
    },
    forget() {
      current = undefined;
    },
  };
}
