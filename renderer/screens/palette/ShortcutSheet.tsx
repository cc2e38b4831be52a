import { DialogActions } from '../../components/DialogActions.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import {
  projectShortcutLabel,
  shiftEnterLabel,
  type ShortcutName,
  shortcutLabels,
} from '../../components/shortcuts.ts';
import styles from './ShortcutSheet.module.css';

const GROUPS: { title: string; shortcuts: [ShortcutName, string][] }[] = [
  {
    title: 'Token',
    shortcuts: [
      ['generate', 'Generate token'],
      ['copy-token', 'Copy token'],
      ['show-qr', 'Show QR code'],
      ['session-field', 'Go to session field'],
    ],
  },
  {
    title: 'Projects',
    shortcuts: [
      ['switch-project', 'Switch project'],
      ['new-project', 'Add project'],
    ],
  },
  {
    title: 'Window',
    shortcuts: [
      ['palette', 'Commands'],
      ['settings', 'Settings'],
      ['lock', 'Lock'],
      ['shortcut-sheet', 'Shortcuts'],
      ['next-region', 'Next part of the window'],
      ['previous-region', 'Previous part of the window'],
    ],
  },
];

/** Every action with its keys, as this platform writes them. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalDialog isOpen={isOpen} title="Shortcuts" onClose={onClose}>
      {GROUPS.map(({ title, shortcuts }) => (
        <section key={title}>
          <h3 className={styles['title']}>{title}</h3>
          <dl className={styles['list']}>
            {shortcuts.map(([name, words]) => (
              <Entry key={name} words={words} labels={shortcutLabels(name)} />
            ))}
            {title === 'Projects' && (
              <Entry words="Project 1 to 9 of the list" labels={[`${projectShortcutLabel(0)} to 9`]} />
            )}
            {title === 'Window' && <Entry words="Copy ID, in Commands" labels={[shiftEnterLabel]} />}
          </dl>
        </section>
      ))}
      <DialogActions cancelLabel="Close" focusesCancel onCancel={onClose} />
    </ModalDialog>
  );
}

function Entry({ words, labels }: { words: string; labels: string[] }) {
  return (
    <div className={styles['entry']}>
      <dt>{words}</dt>
      <dd>{labels.join(' or ')}</dd>
    </div>
  );
}
