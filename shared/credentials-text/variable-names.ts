import type { CredentialFamily } from '../token-formats.ts';
import { isEnvironmentWord, wordsOf } from './environment-words.ts';

/** What the name of a variable or a JSON property says about its value. */
export interface VariableMeaning {
  family: CredentialFamily;
  part: 'id' | 'secret';
  /** The name speaks of OpenTok, TokBox, Vonage or Nexmo, so it can't mean another service. */
  isNamed: boolean;
  /** Only `key` or `secret`, which could be of anything. */
  isVague: boolean;
  /** An API key or secret of the Vonage account, which signs no client tokens. */
  isAccount: boolean;
  /** The vendor as written: what two variables of one project have in common. */
  vendor: string;
  /** The words that tell one project of a file from another: `ACME STAGING`. */
  label: string;
}

type Part = Pick<VariableMeaning, 'family' | 'part' | 'isVague'>;

/** The longer spellings first: `KEY` is part of most of them. */
const PARTS: readonly (readonly [words: string, part: Part])[] = [
  ['APPLICATION_ID', { family: 'vonage', part: 'id', isVague: false }],
  ['APPLICATIONID', { family: 'vonage', part: 'id', isVague: false }],
  ['APP_ID', { family: 'vonage', part: 'id', isVague: false }],
  ['APPID', { family: 'vonage', part: 'id', isVague: false }],
  ['PRIVATE_KEY', { family: 'vonage', part: 'secret', isVague: false }],
  ['PRIVATEKEY', { family: 'vonage', part: 'secret', isVague: false }],
  ['API_SECRET', { family: 'opentok', part: 'secret', isVague: false }],
  ['APISECRET', { family: 'opentok', part: 'secret', isVague: false }],
  ['API_KEY', { family: 'opentok', part: 'id', isVague: false }],
  ['APIKEY', { family: 'opentok', part: 'id', isVague: false }],
  ['SECRET', { family: 'opentok', part: 'secret', isVague: true }],
  ['KEY', { family: 'opentok', part: 'id', isVague: true }],
];

const PROJECT_VENDORS = ['OPENTOK', 'TOKBOX', 'OT'];
const ACCOUNT_VENDORS = ['VONAGE', 'NEXMO'];
const VENDOR_WORDS = new Set([...PROJECT_VENDORS, ...ACCOUNT_VENDORS, 'VIDEO']);

/** Words that tell nothing: of the project, of where the value is kept, of the tools that pass it on. */
const EMPTY_WORDS = new Set(['PROJECT', 'CONFIG', 'PATH', 'FILE', 'FILENAME']);
const TOOL_PREFIX = /^_(?:REACT_APP|NEXT_PUBLIC|EXPO_PUBLIC|NUXT_PUBLIC|NUXT|VITE)_/;

/** Undefined for a name that means no credential. */
export function meaningOf(name: string): VariableMeaning | undefined {
  const joined = `_${wordsOf(name).join('_')}_`
    .replace(TOOL_PREFIX, '_')
    .replace('_OPEN_TOK_', '_OPENTOK_')
    .replace('_TOK_BOX_', '_TOKBOX_');
  const found = PARTS.find(([words]) => joined.includes(`_${words}_`));
  if (found === undefined) {
    return undefined;
  }
  const [words, part] = found;
  const rest = joined
    .replace(`_${words}_`, '_')
    .split('_')
    .filter((word) => word !== '');
  const vendors = rest.filter((word) => VENDOR_WORDS.has(word));
  const isOfProject = vendors.some((word) => PROJECT_VENDORS.includes(word));
  if (part.isVague && !isOfProject && rest.length > 0) {
    return undefined;
  }
  const isOfVonage = vendors.some((word) => ACCOUNT_VENDORS.includes(word));
  return {
    ...part,
    isNamed: isOfProject || isOfVonage,
    isAccount: part.family === 'opentok' && isOfVonage && !isOfProject && !vendors.includes('VIDEO'),
    vendor: vendors.join(' '),
    label: rest.filter((word) => !VENDOR_WORDS.has(word) && !EMPTY_WORDS.has(word)).join(' '),
  };
}

/** A name for people out of a label such as `ACME EU STAGING`; null when it says no more than the environment. */
export function nameFromLabel(label: string): string | null {
  const words = label.split(' ');
  if (!words.some((word) => /[A-Z]/.test(word) && !isEnvironmentWord(word))) {
    return null;
  }
  return words.map((word) => (word.length <= 3 ? word : word.charAt(0) + word.slice(1).toLowerCase())).join(' ');
}
