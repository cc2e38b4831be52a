import type { ErrorCode } from '../../../shared/results.ts';
import type { WayOut } from '../../../shared/vault-status.ts';

/** What is known about a vault that can't be opened. */
export interface ClosedFacts {
  /** There is a vault file or a backup that is being opened. False: a new vault was to be made. */
  isSaved: boolean;
  /** There is a backup that looks like one, and it is not the backup itself that can't be opened. */
  hasBackup: boolean;
  hasRecoveryCode: boolean;
}

type Condition = (facts: ClosedFacts) => boolean;

const always: Condition = () => true;
const ifSaved: Condition = ({ isSaved }) => isSaved;
const ifNew: Condition = ({ isSaved }) => !isSaved;
const ifBackup: Condition = ({ hasBackup }) => hasBackup;
const ifRecoveryCode: Condition = ({ hasRecoveryCode }) => hasRecoveryCode;

/** The ways out of each state a vault can be closed in, the best one first. */
const WAYS: Partial<Record<ErrorCode, readonly (readonly [WayOut, Condition])[]>> = {
  VAULT_MISSING: [
    ['use-backup', ifBackup],
    ['try-again', always],
    ['start-empty', always],
  ],
  VAULT_UNREADABLE: [['try-again', always]],
  VAULT_CORRUPT: [
    ['use-backup', ifBackup],
    ['try-again', always],
    ['start-empty', always],
  ],
  // SECURITY: a newer app knows what to do with it. Nothing that could get in its way is offered.
  VAULT_NEWER: [['try-again', always]],
  OS_KEY_UNAVAILABLE: [
    ['try-again', always],
    ['recovery-code', ifRecoveryCode],
    ['set-passphrase', ifNew],
    ['session-only', ifNew],
  ],
  OS_KEY_MISMATCH: [
    ['recovery-code', ifRecoveryCode],
    ['try-again', always],
    ['start-empty', always],
  ],
  OS_PROTECTION_WEAK: [
    ['set-passphrase', ifNew],
    ['try-again', always],
    ['recovery-code', ifRecoveryCode],
    ['start-empty', ifSaved],
    ['session-only', always],
  ],
  VAULT_LOCKED: [['try-again', always]],
};

/** What a person can do about a vault that is closed for this reason. */
export function waysOut(code: ErrorCode, facts: ClosedFacts): WayOut[] {
  return (WAYS[code] ?? []).filter(([, applies]) => applies(facts)).map(([way]) => way);
}
