import { findJsonFault } from './json-fault.ts';
import { readKeyValues } from './key-values.ts';
import { fail, ok, type Result } from './results.ts';
import { utf8Length } from './utf8-length.ts';

/** Most UTF-16 units the connection data may have (token-spec section 4). */
export const METADATA_MAX_LENGTH = 1000;

const count = new Intl.NumberFormat('en-US');

/**
 * Judges the connection data. The value is a list of notices: things that did not stop it but that another SDK, or a
 * person, may stumble over. The text itself is never changed. Errors: METADATA_TOO_LONG, METADATA_NOT_TEXT.
 */
export function checkMetadata(text: string): Result<string[]> {
  if (text.length > METADATA_MAX_LENGTH) {
    const [length, most] = [count.format(text.length), count.format(METADATA_MAX_LENGTH)];
    const surplus = count.format(text.length - METADATA_MAX_LENGTH);
    return fail('METADATA_TOO_LONG', `${length} of ${most} characters. Remove ${surplus}.`, 'data');
  }
  // Half a surrogate pair has no UTF-8 form: it would reach the client as another text, or break the T1 writer.
  if (!text.isWellFormed()) {
    return fail(
      'METADATA_NOT_TEXT',
      'The metadata holds half of a character, probably an emoji that was cut in two. Delete it and type it again.',
      'data',
    );
  }
  return ok(metadataNotices(text));
}

function metadataNotices(text: string): string[] {
  const notices: string[] = [];
  const bytes = utf8Length(text);
  if (bytes > METADATA_MAX_LENGTH) {
    notices.push(
      `The metadata has ${count.format(text.length)} characters but takes ${count.format(bytes)} bytes. ` +
        'Servers that count bytes refuse more than 1,000.',
    );
  } else if (text.length === METADATA_MAX_LENGTH) {
    notices.push('The metadata has exactly 1,000 characters. Some servers allow only 999.');
  }
  const fault = startsLikeJson(text) ? findJsonFault(text) : undefined;
  if (fault !== undefined) {
    notices.push(`This starts like JSON but line ${fault.line} has ${fault.reason}. Fix it, or keep it as plain text.`);
  }
  const repeated = repeatedKey(text);
  if (repeated !== undefined) {
    notices.push(`The key "${repeated}" is there twice. Most programs read only the last one.`);
  }
  return notices;
}

/** A key that a flat JSON object has more than once. */
function repeatedKey(text: string): string | undefined {
  const keys = readKeyValues(text)?.map(({ key }) => key) ?? [];
  return keys.find((key, index) => keys.indexOf(key) !== index);
}

/**
 * Whether a text is JSON that every program reads alike, objects and lists only: a bare number or word is JSON too, but
 * nobody means it so.
 */
export function isJsonContainer(text: string): boolean {
  return startsLikeJson(text) && findJsonFault(text) === undefined && repeatedKey(text) === undefined;
}

function startsLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

const E_MAIL = /[^\s@"'<>():;,]+@[^\s@"'<>():;,]+\.\p{L}{2,}/u;

/** With the country's code, or in groups as people write numbers at home; never a date, a version or a bare number. */
const PHONE_NUMBERS = [
  /(?<![\w.])\+\d(?:[ ()/.-]{0,2}\d){7,14}(?!\d)/,
  /(?<![\w.:+-])(?!\d{1,2}[./-]\d{1,2}[./-])(?:\(0?\d{2,5}\)|0\d{1,5}(?=[ /-]))[ /-]{0,2}\d(?:[ /-]?\d){5,9}(?![\w:])/,
  /(?<![\w.:+-])\d{3}([ .-])\d{3}\1\d{4}(?![\w.:-])/,
];

/** Whether a text seems to hold somebody's e-mail address or phone number. */
export function looksPersonal(text: string): boolean {
  return E_MAIL.test(text) || PHONE_NUMBERS.some((pattern) => pattern.test(text));
}
