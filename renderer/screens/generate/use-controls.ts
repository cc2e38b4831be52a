import { type RefCallback, useState } from 'react';
import type { Field } from '../../../shared/results.ts';

/** A field of the form, or its button. */
type FocusTarget = Field | 'submit';

/** Where the controls of the form are, so that one of them can get the focus. The same functions for as long as the form. */
export interface Controls {
  /** Ties a control to its field, or the button to the form, so that `focus` finds it. */
  inputRef: (control: FocusTarget) => RefCallback<HTMLElement>;
  /** The session ID is selected too: whoever goes there wants another one. */
  focus: (control: FocusTarget) => void;
}

/** Holds the controls of one form; see `Controls`. */
export function useControls(): Controls {
  const [controls] = useState(() => {
    const elements = new Map<FocusTarget, HTMLElement>();
    const refs = new Map<FocusTarget, RefCallback<HTMLElement>>();
    const inputRef = (control: FocusTarget): RefCallback<HTMLElement> => {
      const known = refs.get(control);
      if (known !== undefined) {
        return known;
      }
      const ref: RefCallback<HTMLElement> = (element) =>
        void (element === null ? elements.delete(control) : elements.set(control, element));
      refs.set(control, ref);
      return ref;
    };
    const focus = (control: FocusTarget) => {
      const element = elements.get(control);
      element?.focus();
      if (control === 'sessionId' && element instanceof HTMLInputElement) {
        element.select();
      }
    };
    return { inputRef, focus };
  });
  return controls;
}
