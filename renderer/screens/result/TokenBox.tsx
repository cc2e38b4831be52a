import { Check, Copy } from 'lucide-react';
import { useId } from 'react';
import type { CopyFormat } from '../../../shared/copy-formats.ts';
import { Button } from '../../components/Button.tsx';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { CopyableText } from './CopyableText.tsx';
import { CopyAsMenu } from './CopyAsMenu.tsx';
import styles from './TokenBox.module.css';
import type { Copying } from './use-copy.ts';

interface TokenBoxProps {
  token: string;
  copyFormats: readonly CopyFormat[];
  lastCopiedAs: CopyFormat | null;
  copying: Copying;
  /** Whether copying it is what the window suggests; it is possible all the same. */
  isSuggested: boolean;
}

/** The token itself: read-only, whole, selected at once when it gets the focus. */
export function TokenBox({ token, copyFormats, lastCopiedAs, copying, isSuggested }: TokenBoxProps) {
  const labelId = useId();
  const isCopied = copying.copiedAt === 'token';
  return (
    <div className={styles['box']}>
      <div className={styles['head']}>
        <span id={labelId} className={styles['label']}>
          Token
        </span>
        <Button
          variant={isSuggested ? 'primary' : 'secondary'}
          icon={isCopied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          keys={shortcutLabel('copy-token')}
          onPress={() => void copying.copy()}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <CopyAsMenu
          formats={copyFormats}
          lastCopiedAs={lastCopiedAs}
          isCopied={copying.copiedAt === 'menu'}
          onCopy={(as) => void copying.copy(as, 'menu')}
        />
      </div>
      <CopyableText
        labelledBy={labelId}
        text={token}
        maxLines={13}
        onCopy={(part) => void copying.copy('token', 'token', part)}
      />
    </div>
  );
}
