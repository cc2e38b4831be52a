/**
 * Puts a text in place of all that is in the field, as if the person had typed it: the field tells of the change by
 * itself, and Ctrl+Z brings back what was there.
 */
export function typeOver(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.select();
  document.execCommand('insertText', false, text);
}
