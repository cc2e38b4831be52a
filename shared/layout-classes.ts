import { fail, ok, type Result } from './results.ts';

/** Most characters the layout classes may have once joined with single blanks (token-spec section 4, Python). */
const LAYOUT_MAX_LENGTH = 1000;

/** Splits one line, as typed into a form, into layout classes at blanks and commas. */
export function parseLayoutClasses(line: string): string[] {
  return line.split(/[\s,]+/).filter((word) => word !== '');
}

/** Judges a list of layout classes. Errors: LAYOUT_CLASS_INVALID, LAYOUT_TOO_LONG. */
export function checkLayoutClasses(layoutClasses: readonly string[]): Result<string[]> {
  for (const layoutClass of layoutClasses) {
    if (layoutClass === '') {
      return fail(
        'LAYOUT_CLASS_INVALID',
        "A layout class can't be empty. Remove it or give it a name.",
        'layoutClasses',
      );
    }
    if (/\s/.test(layoutClass)) {
      return fail('LAYOUT_CLASS_INVALID', 'A layout class is one word. Give each class on its own.', 'layoutClasses');
    }
    if (!layoutClass.isWellFormed()) {
      return fail('LAYOUT_CLASS_INVALID', 'A layout class holds half of a character. Type it again.', 'layoutClasses');
    }
  }
  const length = layoutClasses.join(' ').length;
  if (length > LAYOUT_MAX_LENGTH) {
    return fail(
      'LAYOUT_TOO_LONG',
      `The layout classes take ${length} of ${LAYOUT_MAX_LENGTH} characters. Remove some of them.`,
      'layoutClasses',
    );
  }
  return ok([...layoutClasses]);
}
