import type { ReactNode, RefObject } from 'react';
import { Button } from './Button.tsx';
import { DialogActions } from './DialogActions.tsx';
import { DialogBody, ModalDialog } from './ModalDialog.tsx';

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  isPending?: boolean;
  /** As in `ModalDialog`. */
  focusWhenLost?: RefObject<HTMLElement | null>;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that can't be undone. Focus starts on Cancel and goes back to where it came from. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirmLabel, cancelLabel, isPending = false, onConfirm, onCancel } = props;
  const { focusWhenLost } = props;
  return (
    <ModalDialog
      isOpen={isOpen}
      title={title}
      role="alertdialog"
      isPending={isPending}
      {...(focusWhenLost === undefined ? {} : { focusWhenLost })}
      onClose={onCancel}
    >
      <DialogBody>{children}</DialogBody>
      <DialogActions cancelLabel={cancelLabel} focusesCancel isPending={isPending} onCancel={onCancel}>
        <Button variant="danger" isPending={isPending} onPress={onConfirm}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </ModalDialog>
  );
}
