import { cleanSessionId, decodeSessionId, type SessionIdContent } from '../../shared/session-id.ts';
import { parseArguments, type OptionKinds } from './arguments.ts';
import { EXIT, usageError, type ExitCode } from './exit-codes.ts';
import { SESSION_HELP } from './help.ts';
import type { CliIo } from './io.ts';
import { momentWords, readableLines } from './readable.ts';

const OPTIONS: OptionKinds = { json: 'flag', help: 'flag' };

/** `tokenbooth session`: what a session ID says about itself. */
export async function sessionCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseArguments(args, OPTIONS);
  if (!parsed.ok) {
    return usageError(io, parsed.message);
  }
  const { flags, positionals } = parsed.value;
  if (flags.has('help')) {
    await io.writeOut(SESSION_HELP);
    return EXIT.ok;
  }
  const [text] = positionals;
  if (text === undefined || positionals.length > 1) {
    return usageError(io, 'Give one session ID.');
  }
  const { sessionId, notice } = cleanSessionId(text);
  if (notice !== undefined) {
    io.writeError(`Note: ${notice}\n`);
  }
  const session = decodeSessionId(sessionId);
  await io.writeOut(flags.has('json') ? `${JSON.stringify(session)}\n` : readableSession(session));
  return session.valid ? EXIT.ok : EXIT.invalidInput;
}

function readableSession(session: SessionIdContent): string {
  const { createdAt, relayed } = session;
  return readableLines([
    ['Session ID', session.valid ? 'readable' : 'not readable'],
    ['API key', session.apiKey],
    ['Application ID', session.applicationId],
    ['Created', createdAt === undefined ? undefined : momentWords(createdAt)],
    ['Location', session.location],
    ['Media', relayed === undefined ? undefined : relayed ? 'relayed' : 'routed'],
    ['Problems', session.problems.map(({ message }) => message).join('\n') || 'none'],
  ]);
}
