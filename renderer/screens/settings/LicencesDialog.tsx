import { useEffect, useEffectEvent, useState } from 'react';
import type { Licence } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/results.ts';
import { DialogActions } from '../../components/DialogActions.tsx';
import { DialogBody, ModalDialog } from '../../components/ModalDialog.tsx';
import { Note } from '../../components/Note.tsx';
import styles from './LicencesDialog.module.css';

interface LicencesDialogProps {
  isOpen: boolean;
  /** Asked when the dialog opens: the texts are long. */
  read: () => Promise<Result<Licence[]>>;
  onClose: () => void;
}

/** The licence of each package that is part of the app. */
export function LicencesDialog({ isOpen, read, onClose }: LicencesDialogProps) {
  return (
    <ModalDialog isOpen={isOpen} title="Licences" onClose={onClose}>
      <DialogBody>
        <p>
          Tokenbooth holds parts of these packages. The licences of Electron and Chromium are in files beside the
          program, LICENSE.electron.txt and LICENSES.chromium.html.
        </p>
        <LicenceTexts read={read} />
      </DialogBody>
      <DialogActions cancelLabel="Close" focusesCancel onCancel={onClose} />
    </ModalDialog>
  );
}

function LicenceTexts({ read }: Pick<LicencesDialogProps, 'read'>) {
  const [reply, setReply] = useState<Result<Licence[]>>();
  const ask = useEffectEvent(() => read());
  useEffect(() => {
    void ask().then(setReply);
  }, []);
  if (reply === undefined) {
    return <p>Reading the licences…</p>;
  }
  if (!reply.ok) {
    return <Note tone="bad">{reply.error.message}</Note>;
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard has to reach it
    <div className={styles['texts']} role="region" aria-label="Licence texts" tabIndex={0}>
      {reply.value.map(({ name, version, identifier, text }) => (
        <section key={`${name} ${version}`}>
          <h3>
            {name} {version}
            {identifier === '' ? '' : `: ${identifier}`}
          </h3>
          <p className={styles['text']}>{text}</p>
        </section>
      ))}
    </div>
  );
}
