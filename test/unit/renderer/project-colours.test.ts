import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROJECT_COLOURS } from '../../../shared/project-preferences.ts';

const TOKENS = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
/** What a project's mark lies on: the rail, the row that is shown, and the editor. */
const GROUNDS = ['ground', 'row-current', 'surface'];

/** A custom property's two values, the light one and the dark one. */
function themed(name: string): [string, string] {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(TOKENS) ?? [];
  expect([light, dark], `--${name} has two colours`).not.toContain('');
  return [light, dark];
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test('black on white is the greatest contrast there is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

test.each(PROJECT_COLOURS)('%s stands out from what it lies on, in both themes', (colour) => {
  const marks = themed(`project-${colour}`);
  for (const ground of GROUNDS) {
    themed(ground).forEach((value, theme) => {
      expect(contrast(marks[theme] ?? '', value), `on --${ground}`).toBeGreaterThanOrEqual(3);
    });
  }
});
