import type { BaseWindow, Dialog, FileFilter } from 'electron';

/** Asks the person for a file, with the system's own dialogs. */
interface FileDialogs {
  /** The absolute path of an existing file, or undefined when the person cancelled. */
  askOpenFile(): Promise<string | undefined>;
  /** The absolute path to write a JSON file to, or undefined when the person cancelled. */
  askSaveFile(suggestedName: string): Promise<string | undefined>;
  /** The same for a PNG. */
  askSavePicture(suggestedName: string): Promise<string | undefined>;
}

/** @param parentWindow The window the dialogs belong to; null while there is none. */
export function createFileDialogs(
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  parentWindow: () => BaseWindow | null,
): FileDialogs {
  async function askWhere(title: string, defaultPath: string, filter: FileFilter): Promise<string | undefined> {
    const options = {
      title,
      defaultPath,
      filters: [filter],
      properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
    };
    const parent = parentWindow();
    const answer = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
    return answer.canceled ? undefined : answer.filePath;
  }

  return {
    async askOpenFile() {
      // No filter by name: `.env.staging` and a key without an ending are as good, and the content decides.
      const options = { title: 'Import projects', properties: ['openFile' as const, 'showHiddenFiles' as const] };
      const parent = parentWindow();
      const answer = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
      return answer.canceled ? undefined : answer.filePaths[0];
    },
    askSaveFile: (suggestedName) => askWhere('Export projects', suggestedName, { name: 'JSON', extensions: ['json'] }),
    askSavePicture: (suggestedName) =>
      askWhere('Save the QR code', suggestedName, { name: 'PNG picture', extensions: ['png'] }),
  };
}
