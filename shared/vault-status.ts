import * as v from 'valibot';
import { appErrorSchema } from './results.ts';

const unixSeconds = v.pipe(v.number(), v.integer());

/** What an open vault opens with. `session-only`: nothing is on disk, and everything is gone when the app quits. */
const PROTECTIONS = ['os', 'passphrase', 'recovery-code', 'session-only'] as const;

export type Protection = (typeof PROTECTIONS)[number];

/** What a person can do about a vault that can't be opened. Nothing is written by any of them before it is open. */
export const WAYS_OUT = [
  'try-again',
  'recovery-code',
  'use-backup',
  'start-empty',
  'set-passphrase',
  'session-only',
] as const;

export type WayOut = (typeof WAYS_OUT)[number];

/** What the backup says of itself; only opening it shows whether that is true. */
const backupFactsSchema = v.strictObject({ savedAt: unixSeconds, projectCount: v.pipe(v.number(), v.integer()) });

export type BackupFacts = v.InferOutput<typeof backupFactsSchema>;

const unlockedSchema = v.strictObject({
  state: v.literal('unlocked'),
  /** `recovery-code`: nothing but the recovery code opens it next time, so a passphrase should be set now. */
  protection: v.picklist(PROTECTIONS),
  hasRecoveryCode: v.boolean(),
  /** The recovery code opened it, which stands for a passphrase that was forgotten: it isn't asked for. */
  isOpenByRecoveryCode: v.boolean(),
  /** When the file was last saved, or null when it never was. */
  savedAt: v.nullable(unixSeconds),
  /** The file was changed outside the app: what is intact can be used, nothing can be changed before the person decides. */
  tampered: v.nullable(v.strictObject({ problem: appErrorSchema, backup: v.nullable(backupFactsSchema) })),
  /** The last change is in memory only. `canReplaceOther`: another program's file is in the way and may be set aside. */
  unsaved: v.nullable(v.strictObject({ problem: appErrorSchema, canReplaceOther: v.boolean() })),
});

const lockedSchema = v.strictObject({
  state: v.literal('locked'),
  /** `os`: unlocking asks the operating system only. */
  opensWith: v.picklist(['os', 'passphrase']),
  hasRecoveryCode: v.boolean(),
  /** It is the backup that is about to be opened. */
  isBackup: v.boolean(),
  /** The last change was never saved, and waits in memory for the unlocking. */
  hasUnsaved: v.boolean(),
});

const closedSchema = v.strictObject({
  state: v.literal('closed'),
  problem: appErrorSchema,
  ways: v.array(v.picklist(WAYS_OUT)),
  backup: v.nullable(backupFactsSchema),
});

export const vaultStatusSchema = v.variant('state', [unlockedSchema, lockedSchema, closedSchema]);

export type VaultStatus = v.InferOutput<typeof vaultStatusSchema>;

/** The answer to an attempt to unlock: the new status, or a refusal that leaves everything as it was. */
export const unlockReplySchema = v.variant('state', [
  unlockedSchema,
  lockedSchema,
  closedSchema,
  v.strictObject({
    state: v.literal('refused'),
    problem: appErrorSchema,
    /** Until the next attempt is looked at. */
    waitSeconds: v.pipe(v.number(), v.minValue(0)),
  }),
]);

export type UnlockReply = v.InferOutput<typeof unlockReplySchema>;
