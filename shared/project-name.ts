import { fail, ok, type Result } from './results.ts';

/** Longest name of a project, in characters. */
export const NAME_MAX_LENGTH = 80;

/** Names that look the same to a person, or to `--project NAME`, are the same. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** A project's name without blanks around it. Errors: NAME_INVALID. */
export function checkProjectName(text: string): Result<string> {
  const name = text.trim();
  if (name === '') {
    return fail('NAME_INVALID', 'Enter a name for the project.', 'name');
  }
  if (name.length > NAME_MAX_LENGTH) {
    return fail('NAME_INVALID', `The name is too long. Use at most ${NAME_MAX_LENGTH} characters.`, 'name');
  }
  if (/\p{Cc}/u.test(name)) {
    return fail('NAME_INVALID', 'The name holds a line break or another invisible character. Remove it.', 'name');
  }
  return ok(name);
}

/** A name as a project may have it: one line of at most 80 characters. Empty when nothing of it is left. */
export function tidyName(text: string): string {
  const oneLine = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return oneLine.slice(0, NAME_MAX_LENGTH).toWellFormed().trim();
}
