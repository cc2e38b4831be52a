import * as v from 'valibot';
import { activitySchema, savedDraftSchema } from './activity.ts';
import { clockCheckRequestSchema, clockCheckSchema } from './clock-check.ts';
import { CLOCK_STYLES } from './clock-style.ts';
import { COPY_FORMATS } from './copy-formats.ts';
import { PASSPHRASE_MAX_LENGTH } from './passphrase.ts';
import { projectDraftSchema, projectListSchema, projectSchema } from './projects.ts';
import { QR_CONTENTS } from './qr-code.ts';
import { ROLES } from './roles.ts';
import { namedSessionSchema, sessionBookSchema } from './sessions.ts';
import { TOKEN_FORMATS } from './token-formats.ts';
import {
  applyImportRequestSchema,
  exportReplySchema,
  IMPORT_MAX_BYTES,
  importedSchema,
  openExportReplySchema,
  readImportReplySchema,
} from './transfer.ts';
import { unlockReplySchema, vaultStatusSchema } from './vault-status.ts';

const nothing = v.undefined();
const id = v.pipe(v.string(), v.uuid());
const unixSeconds = v.pipe(v.number(), v.integer());

/** As typed. SECURITY: comes in, never goes out. */
const passphrase = v.pipe(v.string(), v.maxLength(PASSPHRASE_MAX_LENGTH));

/** The Generate form as it stands, all text as typed; the rules of `shared/token-form.ts` judge it. */
export const tokenFormSchema = v.strictObject({
  sessionId: v.pipe(v.string(), v.maxLength(20_000)),
  role: v.pipe(v.string(), v.maxLength(100)),
  /** A duration, a date or unix seconds, as `shared/expiry.ts` reads it. */
  expires: v.pipe(v.string(), v.maxLength(200)),
  data: v.pipe(v.string(), v.maxLength(100_000)),
  layoutClasses: v.pipe(v.array(v.pipe(v.string(), v.maxLength(10_000))), v.maxLength(1000)),
  format: v.pipe(v.string(), v.maxLength(100)),
});

export type TokenForm = v.InferOutput<typeof tokenFormSchema>;

/** A place in a text, in UTF-16 units. */
const textPlace = v.pipe(v.number(), v.integer(), v.minValue(0));

const generatedTokenSchema = v.strictObject({
  /** Names this token for `tokens:copy`; the window cannot put any other text on the clipboard. */
  tokenId: id,
  projectId: id,
  token: v.string(),
  format: v.picklist(TOKEN_FORMATS),
  sessionId: v.string(),
  role: v.picklist(ROLES),
  issuedAt: unixSeconds,
  expiresAt: unixSeconds,
  data: v.string(),
  layoutClasses: v.array(v.string()),
  /** Every claim or field in token order, read back from the signed token; a value that is not text is given as JSON. */
  claims: v.array(v.strictObject({ name: v.string(), value: v.string() })),
  /** Things worth knowing that did not stop the token. */
  notices: v.array(v.string()),
});

export type GeneratedToken = v.InferOutput<typeof generatedTokenSchema>;

const qrRequest = v.strictObject({ tokenId: id, content: v.picklist(QR_CONTENTS) });

/** Minutes without a key press or a move of the mouse, anywhere on the computer, after which the vault locks. */
export const LOCK_AFTER_MINUTES = [1, 5, 15, 30, 60] as const;

const licenceSchema = v.strictObject({
  name: v.string(),
  version: v.string(),
  /** Such as MIT; empty where the package does not say. */
  identifier: v.string(),
  text: v.string(),
});

/** The licence of a package that is part of the app. */
export type Licence = v.InferOutput<typeof licenceSchema>;

const THEMES = ['system', 'light', 'dark'] as const;

/** Seconds after which a copied token is taken off the clipboard, if it is still there. */
export const CLEAR_COPIED_AFTER_SECONDS = [30, 60, 120] as const;

export const settingsSchema = v.strictObject({
  /** The project chosen last, or null. */
  selectedProjectId: v.nullable(id),
  /** Null: never by itself. */
  lockAfterMinutes: v.nullable(v.picklist(LOCK_AFTER_MINUTES)),
  /** `system`: as the operating system has it. */
  theme: v.picklist(THEMES),
  clock: v.picklist(CLOCK_STYLES),
  /** Whether a new token goes to the clipboard by itself. */
  copiesAfterGenerating: v.boolean(),
  /** Null: never by itself. */
  clearsCopiedTokenAfterSeconds: v.nullable(v.picklist(CLEAR_COPIED_AFTER_SECONDS)),
  /** Whether the window is left out of screenshots and shared screens, where the system can. */
  hidesFromCapture: v.boolean(),
  /** Whether a wide window has no list of projects at its side. */
  hidesProjectList: v.boolean(),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  selectedProjectId: null,
  lockAfterMinutes: 15,
  theme: 'system',
  clock: '24h',
  copiesAfterGenerating: true,
  clearsCopiedTokenAfterSeconds: null,
  hidesFromCapture: false,
  hidesProjectList: false,
};

/**
 * Everything the window can ask of the main process. To add a channel: one entry here, one handler in
 * `electron/ipc/`, one function in `electron/preload.ts`; a missing one is a compile error.
 */
export const contract = {
  /**
   * Opens the vault as far as that needs no passphrase, or tries again after a failure; answers at once when it is open
   * or locked.
   */
  'vault:open': { request: nothing, reply: vaultStatusSchema },
  'vault:unlock': {
    request: v.variant('with', [
      v.strictObject({ with: v.literal('os') }),
      v.strictObject({ with: v.literal('passphrase'), passphrase }),
      v.strictObject({ with: v.literal('recovery-code'), code: v.pipe(v.string(), v.maxLength(1000)) }),
    ]),
    reply: unlockReplySchema,
  },
  /** Locks the vault, wipes its keys and clears the window, which starts anew. Does nothing for a session-only vault. */
  'vault:lock': { request: nothing, reply: vaultStatusSchema },
  /** The person's explicit choice to go on without keeping anything. */
  'vault:start-session-only': { request: nothing, reply: vaultStatusSchema },
  /** A new vault that opens with this passphrase, saved at once. For a first run, or after `vault:start-empty`. */
  'vault:start-with-passphrase': { request: v.strictObject({ passphrase }), reply: vaultStatusSchema },
  /** A new vault beside the old one, which is renamed and kept when the new one is saved for the first time. */
  'vault:start-empty': { request: nothing, reply: vaultStatusSchema },
  /** Opens the backup in place of the file, which is renamed and kept. */
  'vault:use-backup': { request: nothing, reply: vaultStatusSchema },
  /** Ends the read-only state of a file that was changed outside: everything in it is kept, damaged projects too. */
  'vault:keep-what-is-left': { request: nothing, reply: vaultStatusSchema },
  /** Saves again what could not be saved. `replaceOther`: another program's file is renamed and kept. */
  'vault:save-again': { request: v.strictObject({ replaceOther: v.boolean() }), reply: vaultStatusSchema },
  /** Sets or changes the passphrase. `current` is needed when there is one, unless the recovery code opened the vault. */
  'vault:set-passphrase': {
    request: v.strictObject({ current: v.nullable(passphrase), passphrase }),
    reply: vaultStatusSchema,
  },
  /** Goes back to the operating system's key store, if it protects. */
  'vault:remove-passphrase': {
    request: v.strictObject({ current: v.nullable(passphrase) }),
    reply: vaultStatusSchema,
  },
  /**
   * Makes a recovery code. It counts from `vault:confirm-recovery-code` on, and is never shown again. `current` as above.
   * Until it is confirmed or forgotten, the window is kept out of screen captures where the system can.
   */
  'vault:make-recovery-code': {
    request: v.strictObject({ current: v.nullable(passphrase) }),
    reply: v.strictObject({ code: v.string(), askedGroup: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  },
  /** The asked group of the code, typed back. Replaces an earlier code. */
  'vault:confirm-recovery-code': {
    request: v.strictObject({ group: v.pipe(v.string(), v.maxLength(100)) }),
    reply: vaultStatusSchema,
  },
  /** The code made last is not wanted after all. */
  'vault:forget-recovery-code': { request: nothing, reply: nothing },
  /** Seals everything under a new data key. The recovery code ends with the old one. */
  'vault:renew-key': { request: v.strictObject({ passphrase: v.nullable(passphrase) }), reply: vaultStatusSchema },
  'projects:list': { request: nothing, reply: projectListSchema },
  'projects:add': { request: projectDraftSchema, reply: projectSchema },
  /** An empty secret keeps the saved one, as long as the API key or application ID stays the same. */
  'projects:edit': { request: v.strictObject({ id, draft: projectDraftSchema }), reply: projectSchema },
  /** `name` is typed by the person, and has to be that of the project, where it is a production one. */
  'projects:remove': { request: v.strictObject({ id, name: v.nullable(v.string()) }), reply: nothing },
  /** Brings back the project removed last, with its secret and at its place, until the vault is locked. */
  'projects:undo-remove': { request: v.strictObject({ id }), reply: nothing },
  /** Puts a project at another place of the list of intact ones, counted from 0. */
  'projects:move': {
    request: v.strictObject({ id, toIndex: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    reply: nothing,
  },
  /** Takes a damaged project's intact copy from the backup. */
  'projects:restore': { request: v.strictObject({ id }), reply: projectSchema },
  /** Puts its API key or application ID on the clipboard. */
  'projects:copy-id': { request: v.strictObject({ id }), reply: nothing },
  'sessions:list': { request: v.strictObject({ projectId: id }), reply: sessionBookSchema },
  /** Gives a session of the project a name. */
  'sessions:add': {
    request: v.strictObject({ projectId: id, name: v.string(), sessionId: v.string() }),
    reply: namedSessionSchema,
  },
  'sessions:rename': {
    request: v.strictObject({ projectId: id, id, name: v.string() }),
    reply: namedSessionSchema,
  },
  /** Forgets the name, not the session. */
  'sessions:remove': { request: v.strictObject({ projectId: id, id }), reply: nothing },
  /** Puts the ID of a session that has a name or was used on the clipboard. */
  'sessions:copy-id': { request: v.strictObject({ projectId: id, sessionId: v.string() }), reply: nothing },
  'activity:read': { request: nothing, reply: activitySchema },
  /** Null: the form was cleared. */
  'activity:save-draft': { request: v.strictObject({ draft: v.nullable(savedDraftSchema) }), reply: nothing },
  /**
   * Asks where to, and writes a file. `everything` holds the secrets, sealed with `passphrase`; `current` is the vault's
   * own, as in `vault:set-passphrase`.
   */
  'transfer:export': {
    request: v.variant('what', [
      v.strictObject({ what: v.literal('settings') }),
      v.strictObject({ what: v.literal('everything'), passphrase, current: v.nullable(passphrase) }),
    ]),
    reply: exportReplySchema,
  },
  /** Asks for a file and reads it. Nothing is saved before `transfer:apply`. */
  'transfer:read-file': { request: nothing, reply: readImportReplySchema },
  'transfer:read-text': {
    request: v.strictObject({ text: v.pipe(v.string(), v.maxLength(IMPORT_MAX_BYTES)) }),
    reply: readImportReplySchema,
  },
  'transfer:open-export': { request: v.strictObject({ importId: id, passphrase }), reply: openExportReplySchema },
  /** One choice per entry of the preview, all saved in one write or not at all. */
  'transfer:apply': { request: applyImportRequestSchema, reply: importedSchema },
  /** Forgets what was read. */
  'transfer:discard': { request: v.strictObject({ importId: id }), reply: nothing },
  'tokens:generate': {
    request: v.strictObject({
      projectId: id,
      form: tokenFormSchema,
      /** Explicit choice: sign although the session ID is unreadable or belongs to another project. */
      signAnyway: v.boolean(),
      /** Explicit choice: make it although the project is a production one. Without it `CONFIRMATION_NEEDED` may come back. */
      isConfirmed: v.boolean(),
    }),
    reply: generatedTokenSchema,
  },
  /** The main process writes the text itself, from what it remembers of the token. */
  'tokens:copy': {
    request: v.strictObject({
      tokenId: id,
      as: v.picklist(COPY_FORMATS),
      /** Chosen among all there are: from now on that is where the choice starts. */
      isChoice: v.boolean(),
      /** Only this part of the text is copied, from `start` up to before `end` in UTF-16 units. */
      part: v.optional(
        v.pipe(
          v.strictObject({ start: textPlace, end: textPlace }),
          v.check(({ start, end }) => start < end),
        ),
      ),
    }),
    reply: nothing,
  },
  /** Puts a QR code of the token on the clipboard, as a picture. */
  'tokens:copy-qr': { request: qrRequest, reply: nothing },
  /** Asks where to save the same picture; the reply is the file's name, or null when the person cancelled. */
  'tokens:save-qr': { request: qrRequest, reply: v.nullable(v.string()) },
  /** Asks the API host of that family what time it is. The only thing here that calls the network. */
  'clock:check': { request: clockCheckRequestSchema, reply: clockCheckSchema },
  /** Where vault and settings are, as an absolute path. */
  'settings:data-folder': { request: nothing, reply: v.string() },
  /** What helps to look into a problem: versions and counts. Neither a secret nor a name or path of the person. */
  'settings:diagnostics': { request: nothing, reply: v.string() },
  /** Puts the text that was told last on the clipboard. */
  'settings:copy-diagnostics': { request: nothing, reply: nothing },
  'settings:licences': { request: nothing, reply: v.array(licenceSchema) },
  'settings:read': { request: nothing, reply: settingsSchema },
  'settings:save': { request: settingsSchema, reply: settingsSchema },
} as const satisfies Record<string, { request: v.GenericSchema; reply: v.GenericSchema }>;

export type Channel = keyof typeof contract;
export type RequestOf<C extends Channel> = v.InferOutput<(typeof contract)[C]['request']>;
export type ReplyOf<C extends Channel> = v.InferOutput<(typeof contract)[C]['reply']>;
