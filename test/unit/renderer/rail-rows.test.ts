import { describe, expect, test } from 'vitest';
import { findRows, railRows, typedRow, withMoved } from '../../../renderer/app/rail/rail-rows.ts';
import { openTokProject, otherProject, vonageProject } from './projects.ts';
import { damagedProject } from './vault.ts';

const unreadable = { ...damagedProject, id: '00000000-0000-4000-8000-00000000000f', project: null };
const rows = railRows({
  projects: [openTokProject, vonageProject, { ...otherProject, name: 'Émile' }],
  damaged: [unreadable],
});
const namesOf = (found: readonly { name: string }[]) => found.map(({ name }) => name);

test('the damaged ones come last, and have no place that a key leads to', () => {
  expect(rows.map(({ name, place }) => [name, place])).toEqual([
    ['Acme staging', 0],
    ['Acme video', 1],
    ['Émile', 2],
    ['Unreadable project', undefined],
  ]);
});

describe('findRows', () => {
  test.each([
    ['', ['Acme staging', 'Acme video', 'Émile', 'Unreadable project']],
    ['  ', ['Acme staging', 'Acme video', 'Émile', 'Unreadable project']],
    ['ACME', ['Acme staging', 'Acme video']],
    ['emile', ['Émile']],
    [openTokProject.apiKey, ['Acme staging']],
    [vonageProject.applicationId.slice(-4), ['Acme video']],
    ['production', ['Acme video']],
    ['acme opentok', ['Acme staging']],
    ['damaged', ['Unreadable project']],
    ['nothing like it', []],
    // The start of a name comes before the start of a word, wherever the lines stand.
    ['e', ['Émile', 'Acme staging', 'Acme video', 'Unreadable project']],
    ['video acme', ['Acme video']],
  ])('“%s” finds %j', (query, names) => {
    expect(namesOf(findRows(rows, query))).toEqual(names);
  });
});

test.each(
  [
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['b', 1, 'abc'],
    ['b', 9, 'acb'],
    ['gone', 0, 'abc'],
  ].map(([id, to, order]) => ({ id: String(id), to: Number(to), order: String(order) })),
)('$id at $to makes $order', ({ id, to, order }) => {
  const moved = withMoved([{ id: 'a' }, { id: 'b' }, { id: 'c' }], id, to);
  expect(moved.map((item) => item.id).join('')).toBe(order);
});

test.each([
  ['a', 0, 'Acme video'],
  ['a', 1, 'Acme staging'],
  ['ac', 1, 'Acme video'],
  ['acme s', 1, 'Acme staging'],
  ['e', 3, 'Émile'],
  ['x', 0, undefined],
])('typing “%s” on line %i goes to %s', (typed, present, name) => {
  expect(typedRow(rows, typed, present)?.name).toBe(name);
});
