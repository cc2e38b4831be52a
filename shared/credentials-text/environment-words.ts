import type { Environment } from '../environments.ts';

const ENVIRONMENT_OF_WORD = new Map<string, Environment>([
  ['DEV', 'development'],
  ['DEVELOP', 'development'],
  ['DEVELOPMENT', 'development'],
  ['LOCAL', 'development'],
  ['TEST', 'test'],
  ['TESTING', 'test'],
  ['QA', 'test'],
  ['STAGE', 'staging'],
  ['STAGING', 'staging'],
  ['STG', 'staging'],
  ['UAT', 'staging'],
  ['PREPROD', 'staging'],
  ['PROD', 'production'],
  ['PRODUCTION', 'production'],
  ['LIVE', 'production'],
  ['OTHER', 'other'],
]);

const LONGEST_LOOKED_AT = 200;

/** The words of a name in capitals, however they are joined: `stagingApiKey` is STAGING, API and KEY. */
export function wordsOf(text: string): string[] {
  return text
    .slice(0, LONGEST_LOOKED_AT)
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toUpperCase()
    .split(/[^A-Z\d]+/)
    .filter((word) => word !== '');
}

/** Whether a word, in capitals, stands for an environment. */
export function isEnvironmentWord(word: string): boolean {
  return ENVIRONMENT_OF_WORD.has(word);
}

/** The environment that the first telling text names; null when none does. */
export function environmentIn(texts: readonly string[]): Environment | null {
  for (const text of texts) {
    const word = wordsOf(text).find(isEnvironmentWord);
    if (word !== undefined) {
      return ENVIRONMENT_OF_WORD.get(word) ?? null;
    }
  }
  return null;
}
