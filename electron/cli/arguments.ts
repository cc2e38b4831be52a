import { parseArgs } from 'node:util';
import { bareSecret } from '../../shared/credential-shapes.ts';
import { nearest } from './nearest.ts';

/** What a command understands: `text` takes a value, `list` takes one each time, `flag` takes none. */
export interface OptionKinds {
  readonly [name: string]: 'text' | 'list' | 'flag';
}

export interface ParsedArguments {
  texts: ReadonlyMap<string, string>;
  lists: ReadonlyMap<string, readonly string[]>;
  flags: ReadonlySet<string>;
  positionals: readonly string[];
}

/** Names that ask for a secret on the command line, where other users and the shell's history would see it. */
const SECRET_OPTIONS = new Set(['secret', 'api-secret', 'apisecret', 'private-key', 'key', 'pem']);

const PASSPHRASE_OPTIONS = new Set(['passphrase', 'password', 'pass', 'recovery-code', 'recovery']);

export const SECRET_REFUSAL =
  'A secret is never an argument: other people on this computer could see it. ' +
  'Put it in OPENTOK_API_SECRET or VONAGE_PRIVATE_KEY, or save the project in the app and give --project.';

const PASSPHRASE_REFUSAL =
  'A passphrase is never an argument: other people on this computer could see it. ' +
  'Leave it out to be asked for it, or give it with --passphrase-fd.';

/**
 * Reads the arguments of one command. Strict: an unknown, repeated or incomplete option is a usage error in one sentence.
 * SECURITY: a sentence never quotes a value, which could be a secret at the wrong place.
 */
export function parseArguments(
  args: readonly string[],
  kinds: OptionKinds,
): { ok: true; value: ParsedArguments } | { ok: false; message: string } {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, parseArgsOption(name, kind)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const texts = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const flags = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      positionals.push(token.value);
    }
    if (token.kind !== 'option') {
      continue;
    }
    const { name, value, inlineValue } = token;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      return { ok: false, message: unknownOption(name, Object.keys(kinds)) };
    }
    if (kind === 'flag') {
      if (value !== undefined) {
        return { ok: false, message: `--${name} takes no value.` };
      }
      flags.add(name);
      continue;
    }
    if (value === undefined) {
      return { ok: false, message: `--${name} needs a value.` };
    }
    if (!inlineValue && value.startsWith('--')) {
      return { ok: false, message: `--${name} needs a value. One that starts with -- is given as --${name}=VALUE.` };
    }
    if (kind === 'list') {
      lists.set(name, [...(lists.get(name) ?? []), value]);
    } else {
      if (texts.has(name)) {
        return { ok: false, message: `--${name} is given twice. Give it once.` };
      }
      texts.set(name, value);
    }
  }
  return { ok: true, value: { texts, lists, flags, positionals } };
}

function parseArgsOption(name: string, kind: OptionKinds[string]): { type: 'boolean' | 'string'; short?: string } {
  if (kind !== 'flag') {
    return { type: 'string' };
  }
  return name === 'help' ? { type: 'boolean', short: 'h' } : { type: 'boolean' };
}

function unknownOption(name: string, known: readonly string[]): string {
  if (SECRET_OPTIONS.has(name.toLowerCase())) {
    return SECRET_REFUSAL;
  }
  if (PASSPHRASE_OPTIONS.has(name.toLowerCase())) {
    return PASSPHRASE_REFUSAL;
  }
  const isPlainName = /^[a-z][a-z-]{0,30}$/i.test(name);
  const what = isPlainName
    ? `There is no option ${name.length === 1 ? '-' : '--'}${name}.`
    : 'There is no such option.';
  const suggestion = nearest(name, known);
  return suggestion === undefined ? `${what} See --help.` : `${what} Did you mean --${suggestion}?`;
}

/**
 * SECURITY: whether an argument holds a secret: key file text, or what the environment gives as the API secret. Such a
 * command is refused as a whole, before anything could quote it.
 */
export function holdsSecret(args: readonly string[], apiSecret: string | undefined): boolean {
  const secret = bareSecret(apiSecret ?? '');
  return args.some((arg) => {
    if (/-----BEGIN [A-Z ]*KEY-----/.test(arg)) {
      return true;
    }
    // A very short secret would be found inside ordinary words.
    return secret !== '' && (secret.length < 8 ? arg === secret : arg.includes(secret));
  });
}
