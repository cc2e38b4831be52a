import { standInFor } from '../not-implemented.ts';

/**
 * No dialog is shown: each answers at once as if the person had cancelled. A test puts a function of its own in place, as it
 * does on Electron.
 */
export function createDialog(): Electron.Dialog {
  return standInFor<Electron.Dialog>('dialog', {
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showSaveDialog: async () => ({ canceled: true, filePath: '' }),
    showMessageBox: async (...given: unknown[]) => {
      const options = given.at(-1) as Electron.MessageBoxOptions;
      return { response: options.cancelId ?? 0, checkboxChecked: false };
    },
    showErrorBox: (title, content) => {
      process.stderr.write(`${title}\n${content}\n`);
    },
  });
}
