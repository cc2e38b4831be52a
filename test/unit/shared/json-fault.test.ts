import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../../shared/json-fault.ts';

test.each([
  ['', 1, 'an unexpected end'],
  ['{"uid":42', 1, 'an unexpected end'],
  ['{', 1, 'an unexpected end'],
  ['{"uid":42,\n', 1, 'an unexpected end'],
  ['{"a":1,\n"b":"x', 2, 'a text without its closing quote'],
  ['{"a":1,\n"b":"x\\"', 2, 'a text without its closing quote'],
  ['{"a":1,}', 1, 'a comma too many'],
  ['[1,\n2,\n]', 3, 'a comma too many'],
  ['[1,,2]', 1, 'a comma too many'],
  ['{"a":1\n"b":2}', 2, 'a missing comma'],
  ['["a" "b"]', 1, 'a missing comma'],
  ['{"a" 1}', 1, 'a missing colon'],
  ['{"a":}', 1, 'a name without a value'],
  ['{"a"}', 1, 'a name without a value'],
  ['{a:1}', 1, 'a name without double quotes'],
  ['{7:1}', 1, 'a name without double quotes'],
  ["{'a':1}", 1, "a ' where a straight double quote belongs"],
  ['{“a”:1}', 1, 'a “ where a straight double quote belongs'],
  ['{"a":\u00a01}', 1, "a blank of a kind that JSON doesn't know"],
  ['{"a":1,\n"b":nope}', 2, 'a text without double quotes'],
  ['{"a":True}', 1, 'a text without double quotes'],
  ['{"a":007}', 1, "a number that JSON can't have"],
  ['{"a":+1}', 1, "a number that JSON can't have"],
  ['{"a":#}', 1, 'an unexpected character'],
  ['{"a":1,/* x */"b":2}', 1, 'an unexpected character'],
  ['{"a":1} tail', 1, 'something after the end'],
  ['{"a":[1}', 1, 'a bracket of the wrong kind'],
  ['{"a":"\\x"}', 1, 'a backslash that means nothing'],
  ['{"a":"\\u00g0"}', 1, 'a backslash that means nothing'],
  ['{"a":"\t"}', 1, 'a line break or tab inside quotes'],
  ['{"a":"x\n","b":2}', 1, 'a line break or tab inside quotes'],
])('%j: line %d has %s', (text, line, reason) => {
  expect(findJsonFault(text)).toEqual({ line, reason });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('a text has a fault exactly when JSON.parse refuses it', () => {
  const parts = ['{', '}', '[', ']', ':', ',', '"a"', '"\\n"', '"\\u00e9"', '"', '\\', "'", '1', '-0.5e+3', '01', '.'];
  const words = ['true', 'null', 'nope', ' ', '\n', '\t', '\u00a0', '\u0000', '\u007f', '\u2028', '😀', 'é', '\ud83d'];
  const soup = fc.array(fc.constantFrom(...parts, ...words), { maxLength: 12 }).map((texts) => texts.join(''));
  const cutJson = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(40)).map(([text, end]) => text.slice(0, end));
  fc.assert(
    fc.property(fc.oneof(soup, fc.json(), cutJson), (text) => {
      expect(findJsonFault(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 1500 },
  );
});

test('deep nesting is no trouble', () => {
  expect(findJsonFault('['.repeat(100_000))).toEqual({ line: 1, reason: 'an unexpected end' });
  expect(findJsonFault(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeUndefined();
});
