import { findJsonFault } from './json-fault.ts';

/** One entry of a flat JSON object, as a person types it. */
export interface KeyValue {
  key: string;
  /** A number, true and false stand for themselves, everything else is text; in double quotes these are text too. */
  value: string;
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
// An empty key would be lost among the entries that have none yet.
const ENTRY = String.raw`\s*(?!"")(${STRING})\s*:\s*(${STRING}|${NUMBER}|true|false)\s*`;
const FLAT_OBJECT = new RegExp(String.raw`^\s*\{(?:\s*|${ENTRY}(?:,${ENTRY})*)\}\s*$`);
const NOT_TEXT = new RegExp(`^(?:${NUMBER}|true|false)$`);

/**
 * The entries of a flat JSON object of texts, numbers and booleans, in its order, none left out: also a key that is there
 * twice, and a number in the digits it was written with. None for an empty text; undefined for any other text.
 */
export function readKeyValues(text: string): KeyValue[] | undefined {
  if (text.trim() === '') {
    return [];
  }
  if (!FLAT_OBJECT.test(text) || findJsonFault(text) !== undefined) {
    return undefined;
  }
  return [...text.matchAll(new RegExp(ENTRY, 'g'))].map(([, key = '', value = '']) => ({
    key: JSON.parse(key) as string,
    value: value.startsWith('"') ? textAsTyped(JSON.parse(value) as string) : value,
  }));
}

/** The entries as compact JSON, without those that have no key yet; an empty text for none. */
export function writeKeyValues(entries: readonly KeyValue[]): string {
  const members = entries
    .filter(({ key }) => key !== '')
    .map(({ key, value }) => `${JSON.stringify(key)}:${jsonOf(value)}`);
  return members.length === 0 ? '' : `{${members.join(',')}}`;
}

function jsonOf(value: string): string {
  return NOT_TEXT.test(value) ? value : JSON.stringify(unquoted(value) ?? value);
}

function textAsTyped(text: string): string {
  return NOT_TEXT.test(text) || unquoted(text) !== undefined ? JSON.stringify(text) : text;
}

/** What is in the quotes of a JSON string; undefined for a text that isn't one. */
function unquoted(value: string): string | undefined {
  return value.startsWith('"') && findJsonFault(value) === undefined ? (JSON.parse(value) as string) : undefined;
}
