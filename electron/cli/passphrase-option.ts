import { fail, ok, type Result } from '../../shared/results.ts';
import type { CliIo } from './io.ts';

/**
 * The file descriptor in `--passphrase-fd`, or undefined when the option was not given.
 *
 * @param stdinIsTaken Standard input already brings tokens.
 */
export function readPassphraseDescriptor(
  text: string | undefined,
  { stdinIsTaken = false } = {},
): { ok: true; value: number | undefined } | { ok: false; message: string } {
  if (text === undefined) {
    return { ok: true, value: undefined };
  }
  if (!/^(0|[3-9]|[1-9]\d{1,3})$/.test(text)) {
    return { ok: false, message: '--passphrase-fd must be the number of a file descriptor: 0, or 3 and above.' };
  }
  if (text === '0' && stdinIsTaken) {
    return {
      ok: false,
      message: "Standard input can't bring both the tokens and the passphrase. Give --passphrase-fd another number.",
    };
  }
  return { ok: true, value: Number(text) };
}

const NO_PASSPHRASE =
  'Your saved projects are locked with a passphrase. Run this on a terminal, with nothing piped into it, to be asked for it, or give it with --passphrase-fd.';

/** The passphrase from the descriptor, else from the person at the terminal. Error: `VAULT_LOCKED`. */
export async function readPassphrase(
  descriptor: number | undefined,
  { askPassphrase, readDescriptorLine }: Pick<CliIo, 'askPassphrase' | 'readDescriptorLine'>,
): Promise<Result<string>> {
  if (descriptor === undefined) {
    return askPassphrase === undefined ? fail('VAULT_LOCKED', NO_PASSPHRASE) : given(await askPassphrase());
  }
  const read = await readDescriptorLine(descriptor);
  switch (read.state) {
    case 'read':
      return given(read.line);
    case 'terminal':
      return fail(
        'VAULT_LOCKED',
        `File descriptor ${descriptor} is the terminal, which would show the passphrase. Leave out --passphrase-fd to be asked for it.`,
      );
    case 'unreadable':
      return fail(
        'VAULT_LOCKED',
        `File descriptor ${descriptor} can't be read. Give --passphrase-fd the number of one that is open and holds the passphrase.`,
      );
    case 'silent':
      return fail(
        'VAULT_LOCKED',
        `Nothing came from file descriptor ${descriptor} for two minutes. Give --passphrase-fd the number of the one that brings the passphrase.`,
      );
    case 'too-long':
      return fail(
        'VAULT_LOCKED',
        `The line in file descriptor ${descriptor} is too long. It must hold the passphrase alone.`,
      );
  }
}

function given(passphrase: string): Result<string> {
  return passphrase === ''
    ? fail('VAULT_LOCKED', 'No passphrase was given, so your saved projects stay locked.')
    : ok(passphrase);
}
