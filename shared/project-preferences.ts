import * as v from 'valibot';
import type { Environment } from './environments.ts';
import { DEFAULT_EXPIRY, parseExpiry } from './expiry.ts';
import { checkOwnTemplate, OWN_TEMPLATE_MAX_LENGTH } from './own-template.ts';
import { fail, ok, type Result } from './results.ts';
import { DEFAULT_ROLE, ROLES } from './roles.ts';
import { type CredentialFamily, FORMATS_OF_FAMILY, TOKEN_FORMATS } from './token-formats.ts';

/** The colours that tell projects apart at a glance, never alone: the environment's word stands beside. */
export const PROJECT_COLOURS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;

export type ProjectColour = (typeof PROJECT_COLOURS)[number];

/** How a project looks, what its tokens are by default, and how they are copied. */
export const preferencesSchema = v.strictObject({
  colour: v.picklist(PROJECT_COLOURS),
  role: v.picklist(ROLES),
  /** A duration as `shared/expiry.ts` reads it, so that it means the same every day. */
  expires: v.pipe(v.string(), v.maxLength(200)),
  /** One that the project's family can sign. */
  format: v.picklist(TOKEN_FORMATS),
  /** Text with placeholders, as `shared/own-template.ts` fills it; empty for none. */
  ownTemplate: v.pipe(v.string(), v.maxLength(OWN_TEMPLATE_MAX_LENGTH)),
});

export type ProjectPreferences = v.InferOutput<typeof preferencesSchema>;

const COLOUR_OF_ENVIRONMENT: Record<Environment, ProjectColour> = {
  development: 'green',
  test: 'blue',
  staging: 'orange',
  production: 'red',
  other: 'purple',
};

/** The colour of a project for which none was chosen. */
export function defaultColour(environment: Environment): ProjectColour {
  return COLOUR_OF_ENVIRONMENT[environment];
}

/** What a project starts with: the SDKs' own defaults (token-spec section 6). */
export function defaultPreferences(family: CredentialFamily, environment: Environment): ProjectPreferences {
  return {
    colour: defaultColour(environment),
    role: DEFAULT_ROLE,
    expires: DEFAULT_EXPIRY,
    format: FORMATS_OF_FAMILY[family][0],
    ownTemplate: '',
  };
}

/**
 * Preferences fit to be saved, trimmed. Errors: those of `parseExpiry` and `EXPIRY_UNREADABLE` for a date, which would soon
 * be past; `FORMAT_NOT_POSSIBLE` for another family's format; `TEMPLATE_INVALID`.
 */
export function checkPreferences(
  preferences: ProjectPreferences,
  family: CredentialFamily,
  nowSeconds: number,
): Result<ProjectPreferences> {
  const expires = checkDefaultExpiry(preferences.expires, nowSeconds);
  if (!expires.ok) {
    return expires;
  }
  const formats: readonly string[] = FORMATS_OF_FAMILY[family];
  if (!formats.includes(preferences.format)) {
    return fail('FORMAT_NOT_POSSIBLE', "This project can't sign that token format. Choose another one.", 'format');
  }
  const ownTemplate = checkOwnTemplate(preferences.ownTemplate);
  return ownTemplate.ok ? ok({ ...preferences, expires: expires.value }) : ownTemplate;
}

/** Errors: as for `checkPreferences`. */
export function checkDefaultExpiry(text: string, nowSeconds: number): Result<string> {
  const expires = text.trim();
  const parsed = parseExpiry(expires, nowSeconds);
  if (!parsed.ok) {
    // The latest possible moment of today says nothing about a default.
    return parsed.error.code === 'EXPIRY_TOO_FAR'
      ? fail('EXPIRY_TOO_FAR', 'A token can live for 30 days at most. Write a shorter duration, such as 7d.', 'expires')
      : parsed;
  }
  // A duration names a unit; a date and a number of seconds since 1970 don't.
  return /\d\s*[a-z]/i.test(expires) && !/\d[T-]\d/i.test(expires)
    ? ok(expires)
    : fail('EXPIRY_UNREADABLE', 'A default needs a duration, such as 24h, 90m or 2h 30m.', 'expires');
}
