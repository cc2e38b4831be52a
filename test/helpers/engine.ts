import path from 'node:path';
import { findElectron, isRootOnLinux } from '../runtime/find-electron.mjs';

const runtimeExecutable = path.join(import.meta.dirname, '..', 'runtime', 'electron.mjs');
const electron = isRootOnLinux ? undefined : findElectron();

/** True where the tests run on Electron, false where they run on the Chromium runtime: the one place that decides. */
export const isRealElectron = electron !== undefined;

/** Why the tests run on the Chromium runtime, where they do. */
export const runtimeReason =
  isRootOnLinux && findElectron() !== undefined
    ? 'Electron does not run as root with its sandbox on'
    : "Electron's binary is not here";

/** True where the runtime's executable, a script, can be started like a program. */
export const canStartRuntime = process.platform !== 'win32';

/** For `_electron.launch`: on Electron, Playwright finds the executable by itself and prepares it better. */
export const executableOption: { executablePath?: string } = isRealElectron
  ? {}
  : { executablePath: runtimeExecutable };

/** The command line that starts Electron, or what stands in for it, outside of Playwright. */
export function electronCommand(): string[] {
  const switches = process.platform === 'linux' ? ['--no-sandbox'] : [];
  return electron === undefined ? [process.execPath, runtimeExecutable, ...switches] : [electron, ...switches];
}
