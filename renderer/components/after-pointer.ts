let isPointerDown = false;

for (const [type, isDown] of [
  ['pointerdown', true],
  ['pointerup', false],
  ['pointercancel', false],
] as const) {
  window.addEventListener(type, () => (isPointerDown = isDown), { capture: true });
}

/**
 * Calls back at once, or after the click when a pointer is pressed. A message that appears between press and release
 * moves what lies below it from under the pointer, and the click would be lost.
 */
export function afterPointer(callback: () => void): void {
  if (!isPointerDown) {
    callback();
    return;
  }
  const afterClick = () => {
    window.removeEventListener('pointerup', afterClick);
    window.removeEventListener('pointercancel', afterClick);
    setTimeout(callback, 0);
  };
  window.addEventListener('pointerup', afterClick);
  window.addEventListener('pointercancel', afterClick);
}
