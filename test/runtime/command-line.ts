/** The command line the stand-in was started with, split as Electron splits it: switches, then the app, then the rest. */
export interface CommandLine {
  /** Everything after the executable, unchanged: what the app sees in `process.argv`. */
  readonly arguments: readonly string[];
  /** The app's folder or main file; undefined where none was named. */
  readonly appPath: string | undefined;
  /** Switches by name without dashes; a switch without `=` has the value ''. */
  readonly switches: Map<string, string>;
}

/** Reads `[--switch[=value]]... <app> [argument]...`. Switches after the app count as well, as in Chromium, up to `--`. */
export function parseCommandLine(commandArguments: readonly string[]): CommandLine {
  const switches = new Map<string, string>();
  let appPath: string | undefined;
  for (const argument of commandArguments) {
    if (argument === '--') {
      break;
    }
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (match === null) {
      appPath ??= argument;
    } else {
      switches.set(match[1] ?? '', match[2] ?? '');
    }
  }
  return { arguments: commandArguments, appPath, switches };
}
