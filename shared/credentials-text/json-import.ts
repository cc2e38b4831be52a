import { credentialsInVariables } from './credentials-in-variables.ts';
import type { Variable } from './env-text.ts';
import { isEnvironmentWord, wordsOf } from './environment-words.ts';
import { type FoundProject, type FoundProjects, MAX_FOUND } from './found-projects.ts';

/** Deeper than any file of credentials; a hostile one can be a hundred thousand levels deep. */
const MAX_DEPTH = 8;

const NAME_KEYS = ['name', 'label', 'title', 'project_name', 'projectName', 'application_name', 'applicationName'];
const ENVIRONMENT_KEYS = ['environment', 'env', 'stage'];

/** How vonage-cli 3 spells them in `~/.vonage/config.json` and `.vonagerc`. */
const VONAGE_CLI_KEYS = ['api-key', 'api-secret', 'app-id', 'private-key'];
/** vonage-cli 2 spells them as everyone does. */
const VONAGE_CLI_FILES = new Set(['vonage.config.json', '.vonagerc']);

/** SECURITY: names that mean something to JavaScript itself are nobody's data. */
const SKIPPED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Parents of this kind hold projects rather than naming one. */
const HOLDER_WORDS = new Set([
  'PROJECT',
  'PROJECTS',
  'APP',
  'APPS',
  'APPLICATION',
  'APPLICATIONS',
  'CREDENTIAL',
  'CREDENTIALS',
  'KEYS',
  'CONFIG',
  'SETTINGS',
  'DATA',
  'OPENTOK',
  'TOKBOX',
  'VONAGE',
  'NEXMO',
  'VIDEO',
]);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a value that could be a key, an ID or a secret. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.trim();
  }
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

function firstText(object: Record<string, unknown>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = Object.hasOwn(object, key) ? scalarText(object[key]) : undefined;
    if (text !== undefined && text !== '') {
      return text;
    }
  }
  return null;
}

function nameFromParent(key: string): string | null {
  const tells = wordsOf(key).some((word) => /[A-Z]/.test(word) && !HOLDER_WORDS.has(word) && !isEnvironmentWord(word));
  return tells ? key : null;
}

/** Whether it is the configuration of vonage-cli, whose API key and secret are those of the account. */
function isVonageCli(root: unknown, fileName: string | null): boolean {
  return (
    isObject(root) && (VONAGE_CLI_KEYS.some((key) => Object.hasOwn(root, key)) || VONAGE_CLI_FILES.has(fileName ?? ''))
  );
}

/** Projects in an object, in a list of objects, or in objects inside those, under the usual names of keys and secrets. */
export function findInJson(root: unknown, fileName: string | null): FoundProjects {
  const isCli = isVonageCli(root, fileName);
  const projects: FoundProject[] = [];
  const notices = new Set<string>();

  function look(value: unknown, suggestedName: string | null, hints: readonly string[], depth: number): void {
    if (depth > MAX_DEPTH || projects.length > MAX_FOUND) {
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value) {
        look(item, null, hints, depth + 1);
      }
    } else if (isObject(value)) {
      const entries = Object.entries(value).filter(([key]) => !SKIPPED_KEYS.has(key));
      const variables = entries.flatMap(([key, item]): Variable[] => {
        const text = scalarText(item);
        return text === undefined ? [] : [{ name: isCli ? `vonage ${key}` : key, value: text, hints: [] }];
      });
      const name = firstText(value, NAME_KEYS);
      const ownHints = [firstText(value, ENVIRONMENT_KEYS), name].filter((hint) => hint !== null);
      projects.push(
        ...credentialsInVariables(variables, { name, suggestedName, hints: [...ownHints, ...hints] }, notices),
      );
      for (const [key, item] of entries) {
        look(item, nameFromParent(key), [key, ...hints], depth + 1);
      }
    }
  }

  look(root, null, fileName === null ? [] : [fileName], 0);
  return { source: isCli ? 'vonage-cli' : 'json', projects, notices: Array.from(notices) };
}
