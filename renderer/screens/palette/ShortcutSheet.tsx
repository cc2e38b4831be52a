import { COMMAND_WORDS } from '../../../shared/menu-commands.ts';
import { DialogActions } from '../../components/DialogActions.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import {
  altArrowLabels,
  projectShortcutLabel,
  shiftEnterLabel,
  type ShortcutName,
  shortcutLabels,
  undoLabel,
} from '../../components/shortcuts.ts';
import styles from './ShortcutSheet.module.css';

interface ShortcutGroup {
  title: string;
  shortcuts: (keyof typeof COMMAND_WORDS & ShortcutName)[];
  /** Keys that are no shortcut of the whole window. */
  others: [words: string, keys: string[]][];
}

const GROUPS: ShortcutGroup[] = [
  { title: 'Token', shortcuts: ['generate', 'copy-token', 'show-qr', 'session-field'], others: [] },
  {
    title: 'Projects',
    shortcuts: ['switch-project', 'new-project'],
    others: [
      ['Project 1 to 9 of the list', [`${projectShortcutLabel(0)} to 9`]],
      ['Move a project in the list', [altArrowLabels.up, altArrowLabels.down]],
      ['Actions for a project in the list', ['Shift+F10']],
      ['Undo a removal', [undoLabel]],
    ],
  },
  {
    title: 'Window',
    shortcuts: ['palette', 'settings', 'lock', 'shortcut-sheet'],
    others: [
      ['Next part of the window', shortcutLabels('next-region')],
      ['Previous part of the window', shortcutLabels('previous-region')],
      ['Copy ID, in Commands', [shiftEnterLabel]],
    ],
  },
];

/** Every action with its keys, as this platform writes them. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalDialog isOpen={isOpen} title={COMMAND_WORDS['shortcut-sheet']} onClose={onClose}>
      {GROUPS.map(({ title, shortcuts, others }) => (
        <section key={title}>
          <h3 className={styles['title']}>{title}</h3>
          <dl className={styles['list']}>
            {shortcuts.map((name) => (
              <Entry key={name} words={withoutDots(COMMAND_WORDS[name])} labels={shortcutLabels(name)} />
            ))}
            {others.map(([words, labels]) => (
              <Entry key={words} words={words} labels={labels} />
            ))}
          </dl>
        </section>
      ))}
      <DialogActions cancelLabel="Close" focusesCancel onCancel={onClose} />
    </ModalDialog>
  );
}

/** Dots promise a question; here nothing is pressed. */
function withoutDots(words: string): string {
  return words.replace(/…$/, '');
}

function Entry({ words, labels }: { words: string; labels: string[] }) {
  return (
    <div className={styles['entry']}>
      <dt>{words}</dt>
      <dd>{labels.join(' or ')}</dd>
    </div>
  );
}
