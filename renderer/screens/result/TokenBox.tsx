import { Check, Copy } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../components/Button.tsx';
import { shortcutLabel } from '../../components/shortcuts.ts';
import styles from './TokenBox.module.css';

interface TokenBoxProps {
  token: string;
  isCopied: boolean;
  /** A token that no longer matches the form can be copied, but is not what the window suggests. */
  isStale: boolean;
  onCopy: () => void;
}

/** The token itself: read-only, whole, selected at once when it gets the focus. */
export function TokenBox({ token, isCopied, isStale, onCopy }: TokenBoxProps) {
  const labelId = useId();
  return (
    <div className={styles['box']}>
      <div className={styles['head']}>
        <span id={labelId} className={styles['label']}>
          Token
        </span>
        <Button
          variant={isStale ? 'secondary' : 'primary'}
          icon={isCopied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          keys={shortcutLabel('copy-token')}
          onPress={onCopy}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <textarea
        className={styles['token']}
        aria-labelledby={labelId}
        readOnly
        spellCheck={false}
        value={token}
        onFocus={(event) => event.currentTarget.select()}
        // SECURITY: as the button does it, so that locking can take the token off the clipboard again.
        onCopy={(event) => {
          event.preventDefault();
          onCopy();
        }}
      />
    </div>
  );
}
