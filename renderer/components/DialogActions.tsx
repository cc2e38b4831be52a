import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import styles from './ModalDialog.module.css';

interface DialogActionsProps {
  /** The button for what the dialog is about. */
  children?: ReactNode;
  cancelLabel?: string | undefined;
  /** The focus starts on the way back, so that a hasty Enter does no harm. */
  focusesCancel?: boolean;
  isPending?: boolean;
  onCancel: () => void;
}

/** The buttons at the end of a dialog: first the way back, then what the dialog is about. */
export function DialogActions(props: DialogActionsProps) {
  const { children, cancelLabel = 'Cancel', focusesCancel = false, isPending = false, onCancel } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusesCancel) {
      cancel.current?.focus();
    }
  }, [focusesCancel]);
  return (
    <div className={styles['actions']}>
      <Button ref={cancel} isPending={isPending} onPress={onCancel}>
        {cancelLabel}
      </Button>
      {children}
    </div>
  );
}
