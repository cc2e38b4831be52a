import { EllipsisVertical } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Keys } from '../../components/Keys.tsx';
import menu from '../../components/PopupMenu.module.css';
import { altArrowLabels } from '../../components/shortcuts.ts';
import styles from './RailRow.module.css';

/** What can be done with a line of the rail. */
export type RowAction = 'edit' | 'duplicate' | 'copy-id' | 'up' | 'down' | 'repair' | 'remove';

const WORDS: Record<Exclude<RowAction, 'copy-id'>, { label: string; keys?: string }> = {
  edit: { label: 'Edit…' },
  duplicate: { label: 'Duplicate…' },
  up: { label: 'Move up', keys: altArrowLabels.up },
  down: { label: 'Move down', keys: altArrowLabels.down },
  repair: { label: 'Repair…' },
  remove: { label: 'Remove…' },
};

interface RailMenuProps {
  name: string;
  actions: readonly RowAction[];
  /** What `copy-id` copies; a damaged project has none. */
  idName: string | undefined;
  /** The one line of the list that Tab stops at. */
  isTabStop: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onAction: (action: RowAction) => void;
}

/** The menu of a line of the rail, with its button. */
export function RailMenu({ name, actions, idName, isTabStop, isOpen, onOpenChange, onAction }: RailMenuProps) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <AriaButton className={styles['more'] ?? ''} aria-label={`Actions for ${name}`} excludeFromTabOrder={!isTabStop}>
        <EllipsisVertical size={15} aria-hidden="true" />
      </AriaButton>
      <Popover className={menu['popover'] ?? ''} placement="bottom end" offset={2}>
        <Menu
          className={menu['menu'] ?? ''}
          aria-label={`Actions for ${name}`}
          // By then the focus is back where it was, unless the menu still fades away.
          onAction={(key) => requestAnimationFrame(() => requestAnimationFrame(() => onAction(key as RowAction)))}
        >
          {actions.map((action) => {
            const { label, keys } = action === 'copy-id' ? { label: `Copy ${idName}` } : WORDS[action];
            return (
              <MenuItem key={action} id={action} textValue={label} className={menu['item'] ?? ''}>
                <span className={menu['label']}>{label}</span>
                {keys !== undefined && <Keys label={keys} />}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
