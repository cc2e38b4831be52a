import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const axeScript = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that axe checks. */
const EVERY_RULE: RunOptions = { runOnly: { type: 'tag', values: STANDARDS } };

/** The rules of those that look at colours: axe tags them `cat.color`. */
const COLOUR_RULES: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** Shows the window in this theme, whatever the system says. */
export async function setTheme(
  { electron, window }: { electron: ElectronApplication; window: Page },
  theme: 'light' | 'dark',
): Promise<void> {
  await electron.evaluate(({ nativeTheme }, themeSource) => {
    nativeTheme.themeSource = themeSource;
  }, theme);
  await expect
    .poll(() => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark');
}

/**
 * Fails on any breach of WCAG 2.2 A or AA that axe can see in what the window shows now. In the dark theme every rule
 * looks at text twice as large, and the rules of colours at text of its own size too: nothing else changes with a theme.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))) {
    expect(await violationsIn(page, EVERY_RULE)).toEqual([]);
    return;
  }
  expect(await violationsIn(page, COLOUR_RULES)).toEqual([]);
  // What moves below the pointer would open its tooltip.
  await page.mouse.move(0, 0);
  await scaleText(page, '200%');
  expect(await violationsIn(page, EVERY_RULE), 'at 200 % text').toEqual([]);
  await scaleText(page, '');
}

/** Enlarges or shrinks all text, as `200%`; empty: as it was. */
export async function scaleText(page: Page, fontSize: string): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, fontSize);
}

async function violationsIn(page: Page, options: RunOptions) {
  // A colour that is still changing has no contrast yet.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  // Half a megabyte of text: once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(axeScript);
  }
  // Of what passes, axe would describe every element otherwise, and that takes longer than to check it.
  const given: RunOptions = { ...options, resultTypes: ['violations'] };
  const violations = await page.evaluate(async (run): Promise<AxeResults['violations']> => {
    const results = await Object(Reflect.get(globalThis, 'axe')).run(document, run);
    return results.violations;
  }, given);
  return violations.map(({ id, help, nodes }) => ({ id, help, elements: nodes.map((node) => node.html) }));
}
