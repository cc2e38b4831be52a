import type { CSSProperties } from 'react';
import styles from './CopyableText.module.css';
import type { TextPart } from './use-copy.ts';

interface CopyableTextProps {
  /** Its name, or the id of the element that names it. */
  label?: string;
  labelledBy?: string;
  text: string;
  /** It scrolls beyond. */
  maxLines: number;
  /** The part that is selected, or nothing for the whole. */
  onCopy: (part?: TextPart) => void;
}

/** Read-only text, selected at once when it gets the focus. */
export function CopyableText({ label, labelledBy, text, maxLines, onCopy }: CopyableTextProps) {
  return (
    <textarea
      className={styles['text']}
      style={{ '--max-lines': maxLines } as CSSProperties}
      aria-label={label}
      aria-labelledby={labelledBy}
      readOnly
      spellCheck={false}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      // SECURITY: as the button does it, so that locking can take the token off the clipboard again.
      onCopy={(event) => {
        event.preventDefault();
        const { selectionStart: start, selectionEnd: end, value } = event.currentTarget;
        // A field has every line break as one character: where the text has others, its places are not the text's.
        const isWhole = start === end || end - start === value.length || value.length !== text.length;
        onCopy(isWhole ? undefined : { start, end });
      }}
    />
  );
}
