import { AxeBuilder } from '@axe-core/playwright';
import { type ElectronApplication, expect, type Page } from '@playwright/test';

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
 * Fails on any breach of WCAG 2.2 A or AA that axe can see in what the window shows now. In the dark theme also with
 * text twice as large: once is enough, since sizes don't depend on colours.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsIn(page)).toEqual([]);
  if (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)) {
    // What moves below the pointer would open its tooltip.
    await page.mouse.move(0, 0);
    await scaleText(page, '200%');
    expect(await violationsIn(page), 'at 200 % text').toEqual([]);
    await scaleText(page, '');
  }
}

async function scaleText(page: Page, fontSize: string): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, fontSize);
}

async function violationsIn(page: Page) {
  // A colour that is still changing has no contrast yet.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  const builder = new AxeBuilder({ page })
    // Its other way opens a page of its own, which an Electron window can't.
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await builder.analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, elements: nodes.map((node) => node.html) }));
}
