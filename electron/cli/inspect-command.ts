import { ok, type Result } from '../../shared/results.ts';
import { MAX_INPUT_LENGTH } from '../tokens/find-token.ts';
import type { Credential } from '../tokens/credentials.ts';
import { inspectToken, type Inspection } from '../tokens/inspect-token.ts';
import { parseArguments, type OptionKinds } from './arguments.ts';
import { credentialsFromEnvironment } from './credentials-from-environment.ts';
import { commandError, EXIT, usageError, type ExitCode } from './exit-codes.ts';
import { FORMAT_WORDS } from './format-words.ts';
import { INSPECT_HELP } from './help.ts';
import type { CliIo } from './io.ts';
import { lineBatches } from './lines.ts';
import { credentialOfProject, PROJECT_OPTIONS, type ProjectOption, readProjectOption } from './project-option.ts';
import { momentWords, printable, readableLines } from './readable.ts';
import { readUnixSeconds } from './unix-seconds.ts';

const OPTIONS: OptionKinds = { ...PROJECT_OPTIONS, now: 'text', json: 'flag', help: 'flag' };

/**
 * `tokenbooth inspect`: reads and verifies one token, or one per line of standard input. The exit code says whether there
 * was a token to read, not what the verdict is; with `-` every line gets its answer, so it is 0.
 */
export async function inspectCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseArguments(args, OPTIONS);
  if (!parsed.ok) {
    return usageError(io, parsed.message);
  }
  const { texts, flags, positionals } = parsed.value;
  if (flags.has('help')) {
    await io.writeOut(INSPECT_HELP);
    return EXIT.ok;
  }
  const fromStdin = positionals.includes('-');
  if (positionals.length === 0 || (fromStdin && positionals.length > 1)) {
    return usageError(io, 'Give one token, or - to read tokens from standard input.');
  }
  const chosenNow = readUnixSeconds(texts.get('now'), '--now', 'REQUEST_INVALID');
  if (!chosenNow.ok) {
    return commandError(io, chosenNow.error);
  }
  const option = readProjectOption(texts, { stdinIsTaken: fromStdin });
  if (!option.ok) {
    return usageError(io, option.message);
  }
  const credentials = await credentialsToTry(option.value, io);
  if (!credentials.ok) {
    return commandError(io, credentials.error);
  }
  const inspect = (text: string): Inspection =>
    inspectToken(text, { credentials: credentials.value, nowSeconds: chosenNow.value ?? io.nowSeconds() });

  if (fromStdin) {
    for await (const lines of lineBatches(io.stdin, MAX_INPUT_LENGTH)) {
      await io.writeOut(lines.map((line) => `${JSON.stringify(inspect(line))}\n`).join(''));
    }
    return EXIT.ok;
  }
  // A header such as "Authorization: Bearer ..." may come without quotes, as several arguments.
  const inspection = inspect(positionals.join(' '));
  await io.writeOut(flags.has('json') ? `${JSON.stringify(inspection)}\n` : readableInspection(inspection));
  const isReadable = inspection.verdict !== 'not-a-token' && inspection.verdict !== 'damaged';
  return isReadable ? EXIT.ok : EXIT.invalidInput;
}

async function credentialsToTry(project: ProjectOption | undefined, io: CliIo): Promise<Result<Credential[]>> {
  if (project === undefined) {
    return ok(environmentCredentials(io));
  }
  const found = await credentialOfProject(project, io);
  return found.ok ? ok([found.value.credential]) : found;
}

/** A broken credential does not keep a token from being read; it only leaves it unverified, which is said. */
function environmentCredentials(io: CliIo): Credential[] {
  const { opentok, vonage } = credentialsFromEnvironment(io);
  return [opentok, vonage].flatMap((credential) => {
    if (credential === undefined) {
      return [];
    }
    if (credential.ok) {
      return [credential.value];
    }
    io.writeError(`Note: ${credential.error.message} Signatures are not checked with it.\n`);
    return [];
  });
}

function readableInspection(inspection: Inspection): string {
  const { issuedAt, expiresAt, data, layoutClasses } = inspection;
  const outside = (text: string | undefined) => (text === undefined ? undefined : printable(text));
  return readableLines([
    ['Verdict', verdictWords(inspection)],
    ['Format', inspection.format === 'unknown' ? undefined : FORMAT_WORDS[inspection.format]],
    ['Signature', inspection.signature],
    ['API key', outside(inspection.apiKey)],
    ['Application ID', outside(inspection.applicationId)],
    ['Session ID', outside(inspection.sessionId)],
    ['Role', outside(inspection.role)],
    ['Issued', issuedAt === undefined ? undefined : momentWords(issuedAt)],
    ['Expires', expiresAt === undefined ? undefined : momentWords(expiresAt)],
    ['Metadata', outside(typeof data === 'string' ? data : JSON.stringify(data))],
    ['Layout classes', layoutClasses?.length ? outside(layoutClasses.join(' ')) : undefined],
    ['Nonce', outside(inspection.nonce)],
    ['Problems', inspection.problems.map(({ message }) => message).join('\n') || 'none'],
  ]);
}

/** The verdict is about signature and time only; beside other problems, "valid" alone would read as an all-clear. */
function verdictWords({ verdict, problems }: Inspection): string {
  return verdict === 'valid' && problems.length > 0 ? 'valid, but see problems' : verdict.replaceAll('-', ' ');
}
