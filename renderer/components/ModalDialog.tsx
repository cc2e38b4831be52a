import { memo, type ReactNode, type RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './ModalDialog.module.css';
import { useFocusRescue } from './use-focus-rescue.ts';

export interface ModalDialogProps {
  isOpen: boolean;
  title: string;
  children: ReactNode;
  /** An alert dialog only asks a question. One with fields stays when something beside it is clicked. */
  role?: 'dialog' | 'alertdialog';
  /** What was asked for is under way: nothing closes the dialog until it is answered. */
  isPending?: boolean;
  /** Gets the focus afterwards where what had it before is gone. Without it the page's heading does. */
  focusWhenLost?: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/**
 * A dialog above the window, closed by Escape too. The focus goes back to where it came from. A closed one is not drawn
 * again with what is around it.
 */
export const ModalDialog = memo(DrawnDialog, (before, after) => !before.isOpen && !after.isOpen);

function DrawnDialog(props: ModalDialogProps) {
  const { isOpen, title, children, role = 'dialog', isPending = false, focusWhenLost, onClose } = props;
  return (
    <ModalOverlay
      className={styles['scrim'] ?? ''}
      isOpen={isOpen}
      isDismissable={role === 'alertdialog' && !isPending}
      isKeyboardDismissDisabled={isPending}
      onOpenChange={(open) => {
        if (!open && !isPending) {
          onClose();
        }
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog role={role} className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          {children}
          <FocusRescue target={focusWhenLost} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Goes away with the dialog. */
function FocusRescue({ target }: { target: RefObject<HTMLElement | null> | undefined }) {
  useFocusRescue(target);
  return null;
}

/** What a dialog says. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={styles['body']}>{children}</div>;
}
