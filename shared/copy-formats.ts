import { fillOwnTemplate, type TemplateFacts } from './own-template.ts';
import type { TokenFormat } from './token-formats.ts';

/** What a token can be copied as: alone, or in text that a client or its settings take as it is. */
export const COPY_FORMATS = ['token', 'json', 'env', 'opentok-js', 'swift', 'kotlin', 'react-native', 'own'] as const;

export type CopyFormat = (typeof COPY_FORMATS)[number];

/** What a copy can hold. SECURITY: never the secret. */
export interface CopyFacts extends TemplateFacts {
  format: TokenFormat;
  /** The project's own template; the token alone stands in for an empty one. */
  ownTemplate: string;
}

/** The token as `copyFormat` wants it. Every value is quoted for its language, whatever it holds. */
export function copyText(copyFormat: CopyFormat, facts: CopyFacts): string {
  return WRITERS[copyFormat](facts);
}

const WRITERS: Record<CopyFormat, (facts: CopyFacts) => string> = {
  token: ({ token }) => token,
  json: (facts) => {
    const { sessionId, token } = facts;
    return JSON.stringify({ [idName(facts)]: facts.credentialId, sessionId, token }, null, 2);
  },
  env: (facts) => {
    const variables = isOfApplication(facts)
      ? (['VONAGE_APPLICATION_ID', 'VONAGE_SESSION_ID', 'VONAGE_TOKEN'] as const)
      : (['OPENTOK_API_KEY', 'OPENTOK_SESSION_ID', 'OPENTOK_TOKEN'] as const);
    const [idVariable, sessionVariable, tokenVariable] = variables;
    return lines(
      `${idVariable}=${envValue(facts.credentialId)}`,
      `${sessionVariable}=${envValue(facts.sessionId)}`,
      `${tokenVariable}=${envValue(facts.token)}`,
    );
  },
  'opentok-js': ({ credentialId, sessionId, token }) =>
    lines(
      `const session = OT.initSession(${javaScript(credentialId)}, ${javaScript(sessionId)});`,
      `session.connect(${javaScript(token)}, (error) => {`,
      '  if (error) {',
      '    console.error(error.name, error.message);',
      '  }',
      '});',
    ),
  swift: (facts) =>
    lines(
      `let session = OTSession(${idName(facts)}: ${swift(facts.credentialId)}, sessionId: ${swift(facts.sessionId)}, delegate: self)`,
      'var error: OTError?',
      `session?.connect(withToken: ${swift(facts.token)}, error: &error)`,
    ),
  kotlin: ({ credentialId, sessionId, token }) =>
    lines(
      `val session = Session.Builder(context, ${kotlin(credentialId)}, ${kotlin(sessionId)}).build()`,
      `session.connect(${kotlin(token)})`,
    ),
  'react-native': (facts) =>
    lines(
      '<OTSession',
      `  ${idName(facts)}={${javaScript(facts.credentialId)}}`,
      `  sessionId={${javaScript(facts.sessionId)}}`,
      `  token={${javaScript(facts.token)}}`,
      '>',
      '  <OTPublisher />',
      '  <OTSubscriber />',
      '</OTSession>',
    ),
  own: (facts) => (facts.ownTemplate.trim() === '' ? facts.token : fillOwnTemplate(facts.ownTemplate, facts)),
};

function isOfApplication({ format }: CopyFacts): boolean {
  return format === 'application-jwt';
}

function idName(facts: CopyFacts): 'applicationId' | 'apiKey' {
  return isOfApplication(facts) ? 'applicationId' : 'apiKey';
}

function lines(...each: string[]): string {
  return `${each.join('\n')}\n`;
}

/**
 * Text as it is between double quotes of a program. SECURITY: everything but plain ASCII is escaped, and what ends a
 * string, opens a placeholder in one, or ends a script element; so a session ID can't become code where it is pasted.
 */
function quoted(text: string, unsafe: RegExp, escaped: (character: string) => string): string {
  return `"${text.replace(unsafe, escaped)}"`;
}

function javaScript(text: string): string {
  return quoted(text, /[^ -~]|["\\<]/g, utf16Escape);
}

function kotlin(text: string): string {
  return quoted(text, /[^ -~]|["\\$]/g, utf16Escape);
}

/** Swift escapes whole characters, so half of one, which is no text at all, becomes the sign for that. */
function swift(text: string): string {
  return quoted(text, /[^ -~]|["\\]/gu, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const isHalf = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return `\\u{${(isHalf ? 0xfffd : codePoint).toString(16)}}`;
  });
}

function utf16Escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * A value bare where that is safe, else in single quotes, in which nothing has a meaning. SECURITY: one with a single
 * quote in it is escaped for a shell, because a shell would run what another reader of such files only shows.
 */
function envValue(value: string): string {
  if (/^[\w.:/+~=@%-]+$/.test(value)) {
    return value;
  }
  return value.includes("'") ? `"${value.replace(/["\\$`]/g, '\\$&')}"` : `'${value}'`;
}
