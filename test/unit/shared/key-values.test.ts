import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKeyValues, writeKeyValues } from '../../../shared/key-values.ts';

test.each([
  [[{ key: 'user', value: 'qa-1' }], '{"user":"qa-1"}'],
  [
    [
      { key: 'uid', value: '42' },
      { key: 'isHost', value: 'true' },
      { key: 'room', value: '"42"' },
      { key: 'note', value: '' },
    ],
    '{"uid":42,"isHost":true,"room":"42","note":""}',
  ],
  [[{ key: 'say "hi"', value: 'back\\slash, "quote"\nline' }], '{"say \\"hi\\"":"back\\\\slash, \\"quote\\"\\nline"}'],
  [[{ key: 'open', value: '"' }], '{"open":"\\""}'],
  [[{ key: 'id', value: '0042' }], '{"id":"0042"}'],
  [[{ key: 'big', value: '12345678901234567890' }], '{"big":12345678901234567890}'],
  [
    [
      { key: 'b', value: 'x' },
      { key: '1', value: 'y' },
    ],
    '{"b":"x","1":"y"}',
  ],
  [
    [
      { key: 'a', value: '1' },
      { key: 'a', value: '2' },
    ],
    '{"a":1,"a":2}',
  ],
])('%j is %j, both ways', (entries, text) => {
  expect(writeKeyValues(entries)).toBe(text);
  expect(readKeyValues(text)).toEqual(entries);
});

test('blanks between the parts are read over', () => {
  expect(readKeyValues(' {\n  "user" : "a b" ,\n  "n": 1.50\n}\n')).toEqual([
    { key: 'user', value: 'a b' },
    { key: 'n', value: '1.50' },
  ]);
});

test.each(['', ' \n', '{}', '{ }'])('%j has no entries', (text) => {
  expect(readKeyValues(text)).toEqual([]);
});

test('what has no key yet is not written, and nothing is an empty text', () => {
  expect(
    writeKeyValues([
      { key: '', value: 'x' },
      { key: 'a', value: 'b' },
    ]),
  ).toBe('{"a":"b"}');
  expect(writeKeyValues([{ key: '', value: '' }])).toBe('');
});

test.each([
  'plain text',
  '[1]',
  '"x"',
  '42',
  '{"a":{"b":1}}',
  '{"a":[1]}',
  '{"a":null}',
  '{"a":1',
  '{"a":1,}',
  '{"a":01}',
  '{"":1}',
  '{"a":"\\x"}',
  '{"a":1} {"b":2}',
])('%j is no list of keys and values', (text) => {
  expect(readKeyValues(text)).toBeUndefined();
});

test('any flat object comes back as the same data', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary', minLength: 1 }), scalar)), (members) => {
      const text = `{${members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
      const entries = readKeyValues(text);
      expect(entries).toHaveLength(members.length);
      expect(writeKeyValues(entries ?? [])).toBe(members.length === 0 ? '' : text);
    }),
  );
});
