import * as v from 'valibot';
import { COPY_FORMATS } from './copy-formats.ts';
import { ROLES } from './roles.ts';

/** The Generate form as it was left. What is null follows the project's preferences. */
export const savedDraftSchema = v.strictObject({
  sessionId: v.pipe(v.string(), v.maxLength(20_000)),
  role: v.nullable(v.picklist(ROLES)),
  expires: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  data: v.pipe(v.string(), v.maxLength(100_000)),
  layoutClasses: v.pipe(v.string(), v.maxLength(100_000)),
  openTokFormat: v.nullable(v.picklist(['project-jwt', 't1'])),
});

export type SavedDraft = v.InferOutput<typeof savedDraftSchema>;

/** What is remembered of a project's use. */
const projectActivitySchema = v.strictObject({
  projectId: v.pipe(v.string(), v.uuid()),
  /** When its last token was made, in unix seconds. */
  lastUsedAt: v.nullable(v.pipe(v.number(), v.integer())),
  /** What a token was last copied as, from the menu. */
  copiedAs: v.nullable(v.picklist(COPY_FORMATS)),
});

export type ProjectActivity = v.InferOutput<typeof projectActivitySchema>;

export const activitySchema = v.strictObject({
  draft: v.nullable(savedDraftSchema),
  projects: v.array(projectActivitySchema),
});

/** What the app remembers of how it is used, so that the day goes on where it ended. Nothing depends on it. */
export type Activity = v.InferOutput<typeof activitySchema>;
