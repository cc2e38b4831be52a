import { holdsSecret, SECRET_REFUSAL } from './arguments.ts';
import { EXIT, usageError, type ExitCode } from './exit-codes.ts';
import { GENERAL_HELP } from './help.ts';
import { inspectCommand } from './inspect-command.ts';
import type { CliIo } from './io.ts';
import { nearest } from './nearest.ts';
import { PromptInterrupted } from './passphrase-prompt.ts';
import { projectsCommand } from './projects-command.ts';
import { sessionCommand } from './session-command.ts';
import { tokenCommand } from './token-command.ts';

const COMMANDS = {
  token: tokenCommand,
  inspect: inspectCommand,
  session: sessionCommand,
  projects: projectsCommand,
} as const satisfies Record<string, (args: readonly string[], io: CliIo) => Promise<ExitCode>>;

/** The command line (design section 7), from arguments to exit code. */
export async function run(io: CliIo): Promise<ExitCode> {
  const [name, ...args] = io.args;
  if (holdsSecret(io.args, io.environment['OPENTOK_API_SECRET'])) {
    return usageError(io, SECRET_REFUSAL);
  }
  if (name === '--help' || name === '-h') {
    await io.writeOut(GENERAL_HELP);
    return EXIT.ok;
  }
  if (name === '--version') {
    await io.writeOut(`${io.version}\n`);
    return EXIT.ok;
  }
  if (name === undefined) {
    return usageError(io, 'Give a command. See tokenbooth --help.');
  }
  if (isCommand(name)) {
    return runCommand(name, args, io);
  }
  const suggestion = nearest(name, Object.keys(COMMANDS));
  const next = suggestion === undefined ? 'See tokenbooth --help.' : `Did you mean ${suggestion}?`;
  return usageError(io, `There is no such command. ${next}`);
}

/** The name of a command, as the first argument. */
export function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

async function runCommand(name: keyof typeof COMMANDS, args: readonly string[], io: CliIo): Promise<ExitCode> {
  try {
    return await COMMANDS[name](args, io);
  } catch (error) {
    if (error instanceof PromptInterrupted) {
      return EXIT.interrupted;
    }
    throw error;
  }
}
