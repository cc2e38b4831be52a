import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const table = await readFile('docs/security-checklist.md', 'utf8');
const rows = [...table.matchAll(/^\| (\d+) \| .* \| `([^`]+)` \| `([^`]+)`: (.+) \|$/gm)];

it('lists controls 1 to 19', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
});

it.each(rows.map((row) => row.slice(1, 5)))(
  'control %s: %s is held by %s: %s',
  async (_number, owner = '', file = '', name = '') => {
    expect((await readFile(owner, 'utf8')).length).toBeGreaterThan(0);
    expect(await readFile(file, 'utf8')).toContain(name);
  },
);
