import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';

// Goes through the window as somebody does who has no pointer.

const MAX_TABS = 90;

/** From now on a press of a pointer throws an error in the page, which fails the test; see `problems.ts`. */
export async function forbidPointer(window: Page) {
  const forbid = () => {
    for (const press of ['pointerdown', 'mousedown']) {
      addEventListener(
        press,
        () => {
          throw new Error('A pointer was pressed in a test that has only a keyboard.');
        },
        { capture: true },
      );
    }
  };
  // A page that takes the place of this one has no pointer either.
  await window.addInitScript(forbid);
  await window.evaluate(forbid);
}

/** Presses Tab until the element, or something in it, has the focus; Shift+Tab where it comes before what has it now. */
export async function tabTo(window: Page, target: Locator) {
  const key = await target.evaluate((element) => {
    const focused = document.activeElement ?? document.body;
    const isBefore = element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING;
    return isBefore && !element.contains(focused) ? 'Shift+Tab' : 'Tab';
  });
  const isFocused = () => target.evaluate((element) => element.contains(document.activeElement));
  for (let pressed = 0; !(await isFocused()); pressed += 1) {
    expect(pressed, `${String(target)} is reached by ${key}`).toBeLessThan(MAX_TABS);
    await window.keyboard.press(key);
  }
}

/** Goes to the element by Tab, and presses Enter there. */
export async function tabToAndPress(window: Page, target: Locator) {
  await tabTo(window, target);
  await window.keyboard.press('Enter');
}

/** Goes to the radio group by Tab, and by an arrow key to its radio of that name. */
export async function chooseRadio(window: Page, group: Locator, name: string) {
  await tabTo(window, group);
  const radio = group.getByRole('radio', { name, exact: true });
  const count = await group.getByRole('radio').count();
  for (let pressed = 0; !(await radio.isChecked()); pressed += 1) {
    expect(pressed, `${name} is reached by the arrow key`).toBeLessThan(count);
    await window.keyboard.press('ArrowRight');
  }
  await expect(radio).toBeFocused();
}

/** Goes to the field by Tab, and types over what is in it. */
export async function typeInto(window: Page, field: Locator, text: string) {
  await tabTo(window, field);
  await window.keyboard.press('ControlOrMeta+a');
  await window.keyboard.press('Delete');
  await window.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** The button of exactly this name, in the window. */
export function button(window: Page, name: string | RegExp): Locator {
  return window.getByRole('button', { name, exact: true });
}

/**
 * What can be used in a part of the window and is never reached by Tab, going round once.
 * One radio stands for its group and one tab for its list, because arrows go to the others; in the list of projects, whose
 * lines have several controls each, one line stands for all.
 * @param region a CSS selector: `main`, `nav`, `aside`, `[role="dialog"]`
 */
export async function controlsNotReached(window: Page, region: string): Promise<string[]> {
  const count = await window.evaluate((selector) => {
    for (const marked of document.querySelectorAll('[data-test-control]')) {
      marked.removeAttribute('data-test-control');
    }
    const isControl = ':is(a[href], button, input, select, textarea, summary, [role="tab"], [tabindex="0"])';
    // For the pointer only, on purpose: the arrow keys of the field beside it open the same list. It is named here, so
    // that any other control that Tab leaves out is found.
    const isForPointer = '[aria-label="Show sessions"]';
    const controls = [...document.querySelectorAll(`${selector} ${isControl}`)].filter(
      (control) => control.checkVisibility() && !control.matches(`:disabled, ${isForPointer}`),
    );
    const groups = [...document.querySelectorAll('[role="radiogroup"], [role="tablist"], nav ul')];
    controls.forEach((control, index) => {
      const group = groups.findIndex((one) => one.contains(control));
      const placeInLine = [...(control.closest('li')?.querySelectorAll(isControl) ?? [])].indexOf(control);
      control.setAttribute('data-test-control', group === -1 ? String(index) : `group ${group} ${placeInLine}`);
    });
    return controls.length;
  }, region);
  expect(count, `controls of ${region}`).toBeGreaterThan(0);
  const missing = () =>
    window.evaluate(() => {
      const marked = [...document.querySelectorAll('[data-test-control]')];
      const markOf = (control: Element) => control.getAttribute('data-test-control');
      const reached = new Set(marked.filter((one) => one.hasAttribute('data-test-reached')).map(markOf));
      return marked.filter((one) => !reached.has(markOf(one))).map((one) => one.outerHTML);
    });
  await window.evaluate(() => {
    for (const reached of document.querySelectorAll('[data-test-reached]')) {
      reached.removeAttribute('data-test-reached');
    }
  });
  for (let pressed = 0; pressed < MAX_TABS && (await missing()).length > 0; pressed += 1) {
    await window.keyboard.press('Tab');
    await window.evaluate(() => document.activeElement?.setAttribute('data-test-reached', ''));
  }
  return missing();
}
