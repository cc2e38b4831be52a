import { statSync } from 'node:fs';
import type { App } from 'electron';
import { chosenDataFolder } from './cli/data-folder.ts';
import { EXIT } from './cli/exit-codes.ts';
import { restoreTerminal, runInProcess } from './cli/process-io.ts';
import { isCommand } from './cli/run.ts';
import type { OsKey } from './vault/ports.ts';

const WITHOUT_COMMAND = new Set(['--help', '-h', '--version']);

/** What nobody gives an installed app but a person who means a command: a slip is told, and opens no window. */
const COMMAND_FORM = /^[a-z][a-z-]*$/;

/**
 * The arguments of a command that this start is to answer, or undefined when it is to open the window. In a checkout, where
 * the tools that start Electron give words of their own, only a real command is one.
 *
 * @param argv As in `process.argv`: the program, switches of Chromium and the system, in a checkout the app's folder.
 */
export function commandArguments(argv: readonly string[], isPackaged: boolean): readonly string[] | undefined {
  const afterProgram = argv.slice(1);
  const own = isPackaged ? afterProgram : afterProgram.slice(afterProgram.findIndex((arg) => !isSwitch(arg)) + 1);
  const start = own.findIndex((arg) => !isSwitch(arg) || WITHOUT_COMMAND.has(arg));
  const first = own[start];
  const isMeant = (word: string) =>
    WITHOUT_COMMAND.has(word) || (isPackaged ? COMMAND_FORM.test(word) : isCommand(word));
  return first !== undefined && isMeant(first) ? own.slice(start) : undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isSwitch(arg: string): boolean {
  return arg.startsWith('-');
}

/**
 * Answers a command without opening a window, then ends the app with its exit code. It only reads the saved projects, so it
 * takes no lock. Told to quit meanwhile, by a signal as by the system, it ends at once as a command does.
 */
export async function answerCommand(
  app: Pick<App, 'on' | 'whenReady' | 'getPath' | 'setPath' | 'exit' | 'dock'>,
  args: readonly string[],
  osKey: OsKey,
): Promise<void> {
  app.dock?.hide();
  app.on('before-quit', (event) => {
    event.preventDefault();
    restoreTerminal();
    app.exit(EXIT.interrupted);
  });
  const chosenFolder = chosenDataFolder(process.env);
  if (chosenFolder !== undefined && isFolder(chosenFolder)) {
    // Before Electron is ready: on Windows the operating system's key for saved projects lies in the folder with them.
    app.setPath('userData', chosenFolder);
  }
  // The operating system's key can't be asked before.
  await app.whenReady();
  const dataFolder = chosenFolder ?? app.getPath('userData');
  app.exit(await runInProcess({ args, dataFolder, osKey }));
}
