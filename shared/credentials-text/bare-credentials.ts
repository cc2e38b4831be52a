import { isApiKey, isApplicationId } from '../credential-shapes.ts';
import { QUOTES, stripEnds } from '../strip-ends.ts';
import { isSessionId, isToken } from './client-values.ts';
import { wordsOf } from './environment-words.ts';

/** Keys, IDs and secrets that stand in a text without being variables. Empty where there is none. */
export interface BareCredentials {
  apiKey: string;
  apiSecret: string;
  applicationId: string;
  /** The key of a Vonage account, alone or with its secret. */
  isAccount: boolean;
}

/** More words than a key, an ID and a secret with their labels are a text about something else. */
const MAX_WORDS = 14;

const LABEL_WORDS = new Set(
  'API KEY SECRET PROJECT OPENTOK TOKBOX VONAGE VIDEO APPLICATION APP ID PRIVATE AND APIKEY APISECRET'.split(' '),
);

/** Early API keys are shorter, but a few digits alone could be anything. */
const PLAIN_API_KEY = /^\d{5,20}$/;
const PROJECT_SECRET = /^[\da-f]{40}$/i;
const ANY_SECRET = /^[\w+/.-]{8,}={0,2}$/;
const ACCOUNT_KEY = /^[\da-f]{8}$/i;

function valuesIn(text: string): string[] | undefined {
  // A colon or an equals sign parts a label or a key from what follows; elsewhere it belongs to the value.
  const words = text.split(/[\s,;|]+|(?<=\d{5}|key|secret|id)\s*[:=](?!=)/i, MAX_WORDS + 1);
  if (words.length > MAX_WORDS) {
    return undefined;
  }
  return words
    .map((word) => stripEnds(word, `${QUOTES}{}[](),;`))
    .filter((word) => /\w/.test(word) && !isLabel(word) && !isToken(word) && !isSessionId(word));
}

function isLabel(word: string): boolean {
  return wordsOf(word).every((part) => LABEL_WORDS.has(part));
}

/**
 * What a text of bare values holds, such as two lines copied from a project's page, in any order and with labels or not.
 * In a text with anything else in it only a key and a secret are found that nothing else looks like. What stands between
 * the lines of a key file has to be cut out before.
 */
export function bareCredentials(text: string): BareCredentials | undefined {
  const values = valuesIn(text);
  const [first = '', second = '', ...others] = values ?? [];
  const none: BareCredentials = { apiKey: '', apiSecret: '', applicationId: '', isAccount: false };
  if (first === '' || others.length > 0) {
    return pairAmong(text, none);
  }
  if (second === '') {
    return aloneIn(first, none);
  }
  const [id, secret] = ACCOUNT_KEY.test(second) || PLAIN_API_KEY.test(second) ? [second, first] : [first, second];
  if (!ANY_SECRET.test(secret) || isApplicationId(secret)) {
    return undefined;
  }
  if (ACCOUNT_KEY.test(id) && !isApiKey(id)) {
    return { ...none, isAccount: true };
  }
  return PLAIN_API_KEY.test(id) ? { ...none, apiKey: id, apiSecret: secret } : undefined;
}

const IS_ABOUT_CREDENTIALS = /opentok|tokbox|vonage|api[ _-]?(?:key|secret)/i;

/** Such as `new OpenTok('12345678', '9f3c…')`, or a whole project page: one key and one secret, each of its usual length. */
function pairAmong(text: string, none: BareCredentials): BareCredentials | undefined {
  const apiKey = onlyOne(text, /(?<!\w)\d{8}(?!\w)/g);
  const apiSecret = onlyOne(text, /(?<!\w)[\da-f]{40}(?!\w)/gi);
  const isPair = apiKey !== undefined && apiSecret !== undefined && IS_ABOUT_CREDENTIALS.test(text);
  return isPair ? { ...none, apiKey, apiSecret } : undefined;
}

/** What has that shape, where it is the only thing that has. */
function onlyOne(text: string, shape: RegExp): string | undefined {
  const [found, another] = new Set(text.match(shape));
  return another === undefined ? found : undefined;
}

function aloneIn(value: string, none: BareCredentials): BareCredentials | undefined {
  if (isApplicationId(value)) {
    return { ...none, applicationId: value };
  }
  if (PLAIN_API_KEY.test(value)) {
    return { ...none, apiKey: value };
  }
  if (ACCOUNT_KEY.test(value)) {
    return { ...none, isAccount: true };
  }
  return PROJECT_SECRET.test(value) ? { ...none, apiSecret: value } : undefined;
}
