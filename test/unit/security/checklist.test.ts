import { readFile } from 'node:fs/promises';
import { parseAst } from 'vite';
import { expect, it } from 'vitest';

const table = await readFile('docs/security-checklist.md', 'utf8');
const controls = [...table.matchAll(/^\| (\d+) \| .* \| `([^`]+)` \| (.+) \|$/gm)].map(
  ([, number = '', owner = '', tests = '']) => ({
    number: Number(number),
    owner,
    tests: tests.split('<br>').map((text) => {
      const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(text) ?? [];
      return { file, name };
    }),
  }),
);

const DECLARES = new Set(['it', 'test']);
const SKIPS = new Set(['skip', 'todo', 'fixme', 'fail', 'fails']);

interface SyntaxNode {
  type: string;
  name?: unknown;
  value?: unknown;
  callee?: SyntaxNode;
  object?: SyntaxNode;
  property?: SyntaxNode;
  arguments?: SyntaxNode[];
}

/** The words of what is called: `it.each([…])('…')` is `it`, `each`. */
function calledWords(callee: SyntaxNode | undefined): unknown[] {
  if (callee?.type === 'CallExpression') {
    return calledWords(callee.callee);
  }
  if (callee?.type === 'MemberExpression') {
    return [...calledWords(callee.object), callee.property?.name];
  }
  return callee?.type === 'Identifier' ? [callee.name] : [];
}

/** The names of the tests that a file declares and always runs, as they are written: with `%s` where there is a table. */
function declaredTests(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) {
    for (const item of node) {
      declaredTests(item, found);
    }
    return found;
  }
  if (typeof node !== 'object' || node === null) {
    return found;
  }
  const { type, callee, arguments: given } = node as SyntaxNode;
  if (type === 'CallExpression') {
    const words = calledWords(callee);
    if (words.some((word) => SKIPS.has(String(word)))) {
      return found;
    }
    const name = given?.[0]?.value;
    // A body comes after the name; `it.each([…])` alone has none.
    if (DECLARES.has(String(words[0])) && typeof name === 'string' && given?.[1] !== undefined) {
      found.push(name);
    }
  }
  return declaredTests(Object.values(node), found);
}

it('lists controls 1 to 19, and 26 to 34', () => {
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
  expect(controls.map(({ number }) => number)).toEqual([...range(1, 19), ...range(26, 34)]);
});

it.each(controls)('control $number is held by $owner, and tested', async ({ owner, tests }) => {
  expect((await readFile(owner, 'utf8')).length).toBeGreaterThan(0);
  for (const { file, name } of tests) {
    expect(declaredTests(parseAst(await readFile(file, 'utf8'), { lang: 'ts' })), file).toContain(name);
  }
});

it('takes nothing but a test that runs for a test', () => {
  const source = `
    // it('in a comment', () => {});
    it.skip('left out', () => {});
    describe.skip('a group left out', () => { it('inside it', () => {}); });
    const text = 'only a text';
    expect('an argument', 'a message');
    describe('a group', () => { it.each([['a row', 1]])('of a table: %s', () => {}); });
    test('plain', async ({ app }) => { test.skip(true, 'by a condition'); });`;
  expect(declaredTests(parseAst(source, { lang: 'ts' }))).toEqual(['of a table: %s', 'plain']);
});
