import { expect, test } from 'vitest';
import { copyName } from '../../../renderer/screens/project-editor/copy-name.ts';

test.each([
  ['Acme', ['Acme'], 'Acme copy'],
  ['Acme', ['Acme', 'ACME copy', 'acme COPY 2'], 'Acme copy 3'],
  ['x'.repeat(80), [], `${'x'.repeat(75)} copy`],
  [`${'x'.repeat(74)}😀xxxx`, [], `${'x'.repeat(74)} copy`],
])('a copy of “%s” beside %j is called “%s”', (name, taken, copy) => {
  expect(copyName(name, taken)).toBe(copy);
});
