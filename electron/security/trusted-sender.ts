import type { IpcMainInvokeEvent } from 'electron';
import { isOwnPage } from './own-page.ts';

/** The parts of an IPC event that decide whether its sender is believed. */
export interface SenderEvent {
  sender: Pick<IpcMainInvokeEvent['sender'], 'id'>;
  senderFrame: Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'url' | 'parent' | 'isDestroyed'> | null;
}

/**
 * True only for the top frame of our own window while it shows our own page.
 *
 * SECURITY: frames and other windows can send too; `senderFrame` is null once its frame has navigated or gone.
 *
 * @param windowContentsId `webContents.id` of the app's window, or null while there is none.
 */
export function isTrustedSender(event: SenderEvent, windowContentsId: number | null): boolean {
  const frame = event.senderFrame;
  return (
    windowContentsId !== null &&
    event.sender.id === windowContentsId &&
    frame !== null &&
    !frame.isDestroyed() &&
    frame.parent === null &&
    isOwnPage(frame.url)
  );
}
