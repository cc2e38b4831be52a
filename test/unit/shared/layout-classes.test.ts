import { describe, expect, test } from 'vitest';
import { checkLayoutClasses, parseLayoutClasses } from '../../../shared/layout-classes.ts';

test('parseLayoutClasses splits one line at blanks and commas', () => {
  expect(parseLayoutClasses(' focus, small\tbig ,,x ')).toEqual(['focus', 'small', 'big', 'x']);
  expect(parseLayoutClasses('  ')).toEqual([]);
});

describe('checkLayoutClasses', () => {
  test('takes words of any kind', () => {
    for (const list of [[], ['focus'], ['a&b', 'naïve', 'x'.repeat(996)]]) {
      expect(checkLayoutClasses(list).ok).toBe(list.join(' ').length <= 1000);
    }
    expect(checkLayoutClasses(['x'.repeat(499), 'y'.repeat(500)])).toMatchObject({ ok: true });
  });

  test.each([[['']], [['a', '']], [['two words']], [['tab\t']], [['a\u00a0b']], [['\ud83d']]])('refuses %j', (list) => {
    expect(checkLayoutClasses(list)).toMatchObject({
      ok: false,
      error: { code: 'LAYOUT_CLASS_INVALID', field: 'layoutClasses' },
    });
  });

  test('counts the joining blanks', () => {
    expect(checkLayoutClasses(['x'.repeat(500), 'y'.repeat(499)])).toMatchObject({ ok: true });
    expect(checkLayoutClasses(['x'.repeat(500), 'y'.repeat(500)])).toMatchObject({
      ok: false,
      error: { code: 'LAYOUT_TOO_LONG', message: expect.stringContaining('1001 of 1000') },
    });
  });
});
