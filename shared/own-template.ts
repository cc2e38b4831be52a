import { fail, ok, type Result } from './results.ts';

/** Longest own template, in characters. */
export const OWN_TEMPLATE_MAX_LENGTH = 4000;

/** What a template can name. SECURITY: never the secret. */
export interface TemplateFacts {
  token: string;
  sessionId: string;
  /** The API key or the application ID that signed the token. */
  credentialId: string;
  role: string;
  /** Unix seconds. */
  expiresAt: number;
  data: string;
  projectName: string;
}

const VALUES = {
  token: ({ token }) => token,
  sessionId: ({ sessionId }) => sessionId,
  apiKey: ({ credentialId }) => credentialId,
  applicationId: ({ credentialId }) => credentialId,
  role: ({ role }) => role,
  expiresAt: ({ expiresAt }) => String(expiresAt),
  expiresAtIso: ({ expiresAt }) => new Date(expiresAt * 1000).toISOString().replace('.000Z', 'Z'),
  metadata: ({ data }) => data,
  project: ({ projectName }) => projectName,
} as const satisfies Record<string, (facts: TemplateFacts) => string>;

/** The placeholders of a template, without their braces. */
export const TEMPLATE_PLACEHOLDERS = Object.keys(VALUES);

/** A word in braces and nothing else, so that the braces of JSON and of programs stay what they are. */
const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

function isPlaceholder(name: string): name is keyof typeof VALUES {
  return Object.hasOwn(VALUES, name);
}

/** Whether every placeholder is known, and the token among them. An empty template is none. Error: `TEMPLATE_INVALID`. */
export function checkOwnTemplate(template: string): Result<string> {
  if (template.trim() === '') {
    return ok(template);
  }
  const names = Array.from(template.matchAll(PLACEHOLDER), ([, name = '']) => name);
  const unknown = names.find((name) => !isPlaceholder(name));
  if (unknown !== undefined) {
    const known = TEMPLATE_PLACEHOLDERS.map((name) => `{${name}}`).join(', ');
    return fail('TEMPLATE_INVALID', `{${unknown}} is not a placeholder. Use ${known}.`, 'ownTemplate');
  }
  return names.includes('token')
    ? ok(template)
    : fail('TEMPLATE_INVALID', 'The template never names the token. Write {token} where it goes.', 'ownTemplate');
}

/** Whether the template is a link and nothing else: what opens a page when it is clicked, or scanned. */
export function isLinkTemplate(template: string): boolean {
  return /^https?:\/\/\S+$/i.test(template.trim());
}

/**
 * The template with every placeholder filled in. In a link each value is percent-encoded, so that metadata can't end a
 * parameter; anywhere else it stands as it is, since only the template's writer knows what for.
 */
export function fillOwnTemplate(template: string, facts: TemplateFacts): string {
  const isLink = isLinkTemplate(template);
  const valueOf = (name: keyof typeof VALUES) =>
    isLink ? encodeURIComponent(VALUES[name](facts).toWellFormed()) : VALUES[name](facts);
  return (isLink ? template.trim() : template).replace(PLACEHOLDER, (whole, name: string) =>
    isPlaceholder(name) ? valueOf(name) : whole,
  );
}
