import type { Page } from '@playwright/test';

/** Pastes the text where the focus is, as a person does: from the clipboard, by keyboard. */
export async function pasteText(window: Page, text: string): Promise<void> {
  await window.evaluate((copied) => {
    const focused = document.activeElement;
    const source = document.createElement('textarea');
    source.value = copied;
    // A dialog keeps the focus to itself.
    (focused?.closest('[role="dialog"]') ?? document.body).append(source);
    source.select();
    document.execCommand('copy');
    source.remove();
    if (focused instanceof HTMLElement) {
      focused.focus();
    }
  }, text);
  await window.keyboard.press('ControlOrMeta+v');
}
