import { expect, test } from 'vitest';
import { findJsonFault } from '../../../shared/json-fault.ts';

test.each([
  ['{"uid":42', 1, 'an unexpected end'],
  ['{', 1, 'an unexpected end'],
  ['{"uid":42,\n', 1, 'an unexpected end'],
  ['{"a":1,\n"b":"x', 2, 'a text without its closing quote'],
  ['{"a":1,}', 1, 'a comma too many'],
  ['[1,\n2,\n]', 3, 'a comma too many'],
  ['{"a":1\n"b":2}', 2, 'a missing comma'],
  ['{a:1}', 1, 'a name without double quotes'],
  ["{'a':1}", 1, 'a single quote where a double quote belongs'],
  ['{"a":1,\n"b":nope}', 2, 'an unexpected character'],
  ['{"a":1} tail', 1, 'something after the end'],
  ['{"a":"\\x"}', 1, 'a backslash that means nothing'],
  ['{"a":"\t"}', 1, 'a line break or tab inside quotes'],
])('%j: line %d has %s', (text, line, reason) => {
  expect(findJsonFault(text)).toEqual({ line, reason });
});

test('JSON has no fault', () => {
  expect(findJsonFault('{"a":[1,"x"]}')).toBeUndefined();
});
