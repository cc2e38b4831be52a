import { fail, ok, type Result } from './results.ts';

const MAX_LENGTH = 80;

/** A project's name without blanks around it. Errors: NAME_INVALID. */
export function checkProjectName(text: string): Result<string> {
  const name = text.trim();
  if (name === '') {
    return fail('NAME_INVALID', 'Enter a name for the project.', 'name');
  }
  if (name.length > MAX_LENGTH) {
    return fail('NAME_INVALID', `The name is too long. Use at most ${MAX_LENGTH} characters.`, 'name');
  }
  if (/\p{Cc}/u.test(name)) {
    return fail('NAME_INVALID', 'The name holds a line break or another invisible character. Remove it.', 'name');
  }
  return ok(name);
}
