import * as v from 'valibot';
import { projectDraftSchema, projectSchema } from './projects.ts';
import { appErrorSchema } from './results.ts';
import { ROLES } from './roles.ts';
import { TOKEN_FORMATS } from './token-formats.ts';

const nothing = v.undefined();
const id = v.pipe(v.string(), v.uuid());
const unixSeconds = v.pipe(v.number(), v.integer());

const vaultStatusSchema = v.variant('state', [
  /** `session-only`: nothing is written to disk, and everything is gone when the app quits. */
  v.strictObject({ state: v.literal('unlocked'), protection: v.picklist(['os', 'session-only']) }),
  v.strictObject({ state: v.literal('closed'), problem: appErrorSchema }),
]);

export type VaultStatus = v.InferOutput<typeof vaultStatusSchema>;

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

export const settingsSchema = v.strictObject({
  /** The project chosen last, or null. */
  selectedProjectId: v.nullable(id),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/**
 * Everything the window can ask of the main process. To add a channel: one entry here, one handler in
 * `electron/ipc/`, one function in `electron/preload.ts`; a missing one is a compile error.
 */
export const contract = {
  /** Opens the vault, or tries again after a failure; answers at once when it is open already. */
  'vault:open': { request: nothing, reply: vaultStatusSchema },
  /** The person's explicit choice to go on without keeping anything. */
  'vault:start-session-only': { request: nothing, reply: vaultStatusSchema },
  'projects:list': { request: nothing, reply: v.array(projectSchema) },
  'projects:add': { request: projectDraftSchema, reply: projectSchema },
  /** An empty secret keeps the saved one, as long as the API key or application ID stays the same. */
  'projects:edit': { request: v.strictObject({ id, draft: projectDraftSchema }), reply: projectSchema },
  'projects:remove': { request: v.strictObject({ id }), reply: nothing },
  'tokens:generate': {
    request: v.strictObject({
      projectId: id,
      form: tokenFormSchema,
      /** Explicit choice: sign although the session ID is unreadable or belongs to another project. */
      signAnyway: v.boolean(),
    }),
    reply: generatedTokenSchema,
  },
  'tokens:copy': { request: v.strictObject({ tokenId: id }), reply: nothing },
  'settings:read': { request: nothing, reply: settingsSchema },
  'settings:save': { request: settingsSchema, reply: settingsSchema },
} as const satisfies Record<string, { request: v.GenericSchema; reply: v.GenericSchema }>;

export type Channel = keyof typeof contract;
export type RequestOf<C extends Channel> = v.InferOutput<(typeof contract)[C]['request']>;
export type ReplyOf<C extends Channel> = v.InferOutput<(typeof contract)[C]['reply']>;
