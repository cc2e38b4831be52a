/** The parts of the window: its landmarks, and what comes and goes above them. */
const REGIONS = 'nav, header, main, aside, footer, [data-region]';

const CONTROLS = 'button, input, textarea, select, a[href], [tabindex="0"]';

/**
 * Moves the focus to the next part of the window, or to the one before: to the control that stands for what is shown, as
 * the chosen project's line does, else to its first one, or to the part itself where it has none.
 */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter((region) => region.checkVisibility());
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = current === -1 && step === -1 ? regions.length - 1 : current + step;
  const region = regions.at(next % regions.length);
  if (region === undefined) {
    return;
  }
  const controls = [...region.querySelectorAll<HTMLElement>(CONTROLS)].filter(canTakeFocus);
  const control = controls.find((one) => one.hasAttribute('aria-current')) ?? controls[0];
  if (control === undefined) {
    region.tabIndex = -1;
  }
  (control ?? region).focus();
}

function canTakeFocus(control: HTMLElement): boolean {
  return control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled, [tabindex="-1"]');
}
