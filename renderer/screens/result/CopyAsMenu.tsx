import { Check, ChevronDown } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { CopyFormat } from '../../../shared/copy-formats.ts';
import { Button } from '../../components/Button.tsx';
import styles from '../../components/PopupMenu.module.css';
import { COPY_FORMAT_WORDS } from './copy-words.ts';

interface CopyAsMenuProps {
  formats: readonly CopyFormat[];
  /** The last choice, which is marked and where the menu starts. */
  lastCopiedAs: CopyFormat | null;
  isCopied: boolean;
  onCopy: (as: CopyFormat) => void;
}

/** Everything a token can be copied as. */
export function CopyAsMenu({ formats, lastCopiedAs, isCopied, onCopy }: CopyAsMenuProps) {
  return (
    <MenuTrigger>
      <Button icon={isCopied ? <Check size={15} aria-hidden="true" /> : <ChevronDown size={15} aria-hidden="true" />}>
        {isCopied ? 'Copied' : 'Copy as'}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end" offset={4}>
        <Menu
          className={styles['menu'] ?? ''}
          aria-label="Copy as"
          selectionMode="single"
          selectedKeys={lastCopiedAs === null ? [] : [lastCopiedAs]}
          onAction={(key) => onCopy(key as CopyFormat)}
        >
          {formats.map((format) => (
            <MenuItem key={format} id={format} className={styles['item'] ?? ''}>
              <Check size={14} className={styles['mark']} aria-hidden="true" />
              {format === 'token' ? 'Token' : COPY_FORMAT_WORDS[format]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
