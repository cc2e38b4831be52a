import path from 'node:path';
import { findElectron } from '../runtime/find-electron.mjs';

const runtimeExecutable = path.join(import.meta.dirname, '..', 'runtime', 'electron.mjs');

/** True where the tests run on Electron, false where they run on the Chromium runtime: the one place that decides. */
export const isRealElectron = findElectron() !== undefined;

/** For `_electron.launch`: on Electron, Playwright finds the executable by itself and prepares it better. */
export const executableOption: { executablePath?: string } = isRealElectron
  ? {}
  : { executablePath: runtimeExecutable };

/** The command line that starts Electron, or what stands in for it, outside of Playwright. */
export function electronCommand(): string[] {
  const electron = findElectron();
  const switches = process.platform === 'linux' ? ['--no-sandbox'] : [];
  return electron === undefined ? [process.execPath, runtimeExecutable, ...switches] : [electron, ...switches];
}
