import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EXPORT_MAX_BYTES } from '../../../electron/transfer/export-format.ts';
import { importItems } from '../../../electron/transfer/import-items.ts';
import { readImport } from '../../../electron/transfer/read-import.ts';
import { SETTINGS_MAX_BYTES } from '../../../electron/transfer/settings-format.ts';
import { IMPORT_MAX_BYTES } from '../../../shared/transfer.ts';
import { API_KEY, APPLICATION_ID, KEYS } from './keys.ts';

const SECRET = 'marker-8c1f0d77e2b94a55';

const SIGNS = [
  '\n',
  '\r\n',
  ' ',
  '=',
  ':',
  '"',
  "'",
  '`',
  '\\',
  '#',
  '{',
  '}',
  '[',
  ']',
  ',',
  '-----BEGIN',
  '-----END',
];
const WORDS =
  'OPENTOK_API_KEY OPENTOK_API_SECRET VONAGE_APPLICATION_ID VONAGE_PRIVATE_KEY apiKey secret export __proto__ "format" "tokenbooth-export" "version" 1'.split(
    ' ',
  );
const fragment = fc.oneof(
  fc.constantFrom(...SIGNS, ...WORDS, '\u0000', 'export ', API_KEY, APPLICATION_ID, KEYS.pkcs8),
  fc.string({ maxLength: 8, unit: 'binary' }),
);
const text = fc.array(fragment, { maxLength: 60 }).map((fragments) => fragments.join(''));
const fileName = fc.option(fc.constantFrom('.env.production', 'config.json', 'a.key'), { nil: null });

test('whatever the text, reading it ends in a result, and no error quotes a key', () => {
  fc.assert(
    fc.property(text, fileName, (anything, name) => {
      const read = readImport(anything, name);
      expect(read.ok ? '' : read.error.message).not.toContain('BEGIN PRIVATE');
    }),
    { numRuns: 3000 },
  );
});

test('whatever JSON it is, reading it ends in a result, and what was found can be judged', async () => {
  const key = fc.constantFrom(
    'apiKey',
    'apiSecret',
    'applicationId',
    'privateKey',
    'name',
    'env',
    '__proto__',
    'x',
    'api-key',
  );
  const leaf = fc.oneof(fc.constantFrom(API_KEY, APPLICATION_ID, KEYS.public, SECRET, ''), fc.anything());
  const json = fc.oneof(
    fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf), fc.array(fc.dictionary(key, leaf)))),
    leaf,
  );
  await fc.assert(
    fc.asyncProperty(json, fileName, async (value, name) => {
      const read = readImport(
        JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? 1 : item)) ?? '',
        name,
      );
      const projects = read.ok && read.value.state === 'found' ? read.value.projects : [];
      expect(await importItems(projects, new Map(), () => [])).toHaveLength(projects.length);
    }),
    { numRuns: 1000 },
  );
});

function fill(part: string): string {
  return part.repeat(Math.floor(IMPORT_MAX_BYTES / Buffer.byteLength(part)));
}

/** Far above what linear work takes on a slow and busy machine, far below what quadratic work on 1 MiB takes: minutes. */
const MAX_MILLISECONDS = 50_000;

describe('1 MiB is read in linear time', () => {
  it.each<[string, string]>([
    ['of opening quotes', fill('A="')],
    ['of lines that open a quote', fill('A="\n')],
    ['of lines that open a quote behind a backslash', fill('A="\\"\n')],
    ['of backslashes', `A="${fill('\\')}`.slice(0, IMPORT_MAX_BYTES)],
    ['of backslashes and quotes', `A="${fill('\\"')}`.slice(0, IMPORT_MAX_BYTES)],
    ['of keys that begin and never end', fill('A=-----BEGIN PRIVATE KEY-----\n')],
    ['of bare lines that begin a key', fill('-----BEGIN PRIVATE KEY-----\n')],
    [
      'of keys that end before they begin',
      `-----END${fill('A=-----BEGIN PRIVATE KEY-----\n')}`.slice(0, IMPORT_MAX_BYTES),
    ],
    ['of blanks', fill(' ')],
    ['of blanks and number signs', `OPENTOK_API_SECRET=x${fill(' #')}`.slice(0, IMPORT_MAX_BYTES)],
    ['of one long name', fill('a')],
    ['of one long name with capitals', `${fill('aB').slice(2)}=1`],
    ['of equals signs', fill('=')],
    ['of empty lines', fill('\n')],
    ['of API keys', fill('OPENTOK_API_KEY=1\nOPENTOK_API_KEY=2\n')],
    ['of opening brackets', fill('[')],
    ['of nested lists', `${'['.repeat(IMPORT_MAX_BYTES / 2)}${']'.repeat(IMPORT_MAX_BYTES / 2)}`],
    ['of nested objects', fill('{"a":')],
    ['of closed nested objects', `${'{"a":'.repeat(170_000)}1${'}'.repeat(170_000)}`],
    ['of small objects', `[${fill('{"key":1},')}`.slice(0, IMPORT_MAX_BYTES - 10).replace(/,[^,]*$/, ']')],
    ['of a settings file of blanks', `{ "format": "tokenbooth-settings"${fill(' ')}`.slice(0, IMPORT_MAX_BYTES)],
  ])('%s', (_what, hostile) => {
    const startedAt = performance.now();
    readImport(hostile, null);
    expect(performance.now() - startedAt).toBeLessThan(MAX_MILLISECONDS);
  });
});

describe('16 MiB, which only settings may have, is refused in linear time', () => {
  const beginning = '{"format":"tokenbooth-settings","version":1,"projects":[';
  const large = (part: string) => part.repeat(Math.floor((SETTINGS_MAX_BYTES - 100) / part.length));

  it.each<[string, string, string]>([
    ['of empty projects', 'IMPORT_INVALID', `${beginning}${large('{},')}{}]}`],
    ['of empty lists', 'IMPORT_INVALID', `${beginning}${large('[],')}[]]}`],
    [
      'of projects, too many',
      'IMPORT_INVALID',
      `${beginning}${large('{"name":"","environment":"other","family":"opentok","apiKey":""},').slice(0, -1)}]}`,
    ],
    ['of opening brackets', 'IMPORT_TOO_LARGE', `${beginning}${large('[')}`],
    ['of nested objects', 'IMPORT_TOO_LARGE', `${beginning}${large('{"a":')}`],
    ['of another program that names the format', 'IMPORT_TOO_LARGE', `["tokenbooth-settings",${large('{},')}{}]`],
  ])('%s: %s', (_what, code, hostile) => {
    const startedAt = performance.now();
    expect(readImport(hostile, null)).toMatchObject({ error: { code } });
    expect(performance.now() - startedAt).toBeLessThan(MAX_MILLISECONDS);
  });
});

describe('32 MiB, which only a sealed export may have, is refused in linear time', () => {
  const large = (part: string) => part.repeat(Math.floor(EXPORT_MAX_BYTES / part.length));

  it.each<[string, string]>([
    ['of opening brackets', large('[')],
    ['of nested objects behind the right beginning', `{"format":"tokenbooth-export","version":1,"x":${large('{"a":')}`],
    ['of settings', `{"format":"tokenbooth-settings","version":1,"projects":[${large('{},')}{}]}`],
    ['of one long text', `"${large('x')}"`],
    ['of one long text in a list', `["${large('x')}"]`],
  ])('%s', (_what, hostile) => {
    const startedAt = performance.now();
    expect(readImport(hostile, null)).toMatchObject({ error: { code: 'IMPORT_TOO_LARGE' } });
    expect(performance.now() - startedAt).toBeLessThan(MAX_MILLISECONDS);
  });
});

test('10,000 projects of one name are named and judged in linear time', async () => {
  const same = Array.from({ length: 10_000 }, (_, index) => ({
    family: 'opentok' as const,
    name: 'Same',
    suggestedName: null,
    environment: null,
    credentialId: String(index),
    secret: 'x',
  }));
  const startedAt = performance.now();
  const items = await importItems(same, new Map(), () => []);
  expect(performance.now() - startedAt).toBeLessThan(MAX_MILLISECONDS);
  expect(new Set(items.map(({ entry }) => entry.name)).size).toBe(10_000);
});
