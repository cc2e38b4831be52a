/** Whether a dialog is open above the window, and not just fading away. */
export function isDialogOpen(): boolean {
  return document.querySelector(':is([role="dialog"], [role="alertdialog"]):not([data-exiting] *)') !== null;
}
