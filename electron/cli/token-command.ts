import { DEFAULT_EXPIRY } from '../../shared/expiry.ts';
import { ok, type Result } from '../../shared/results.ts';
import { DEFAULT_ROLE } from '../../shared/roles.ts';
import { cleanSessionId, decodeSessionId } from '../../shared/session-id.ts';
import { localAndUtc } from '../../shared/time-words.ts';
import type { CredentialFamily } from '../../shared/token-formats.ts';
import { makeToken, type MadeToken } from '../tokens/make-token.ts';
import { parseArguments, type OptionKinds } from './arguments.ts';
import { credentialsFromEnvironment, type EnvironmentCredentials } from './credentials-from-environment.ts';
import { commandError, EXIT, usageError, type ExitCode } from './exit-codes.ts';
import { readFormat } from './format-option.ts';
import { FORMAT_WORDS } from './format-words.ts';
import { TOKEN_HELP } from './help.ts';
import type { CliIo } from './io.ts';
import { credentialOfProject, PROJECT_OPTIONS, readProjectOption, type ProjectCredential } from './project-option.ts';
import { readUnixSeconds } from './unix-seconds.ts';

const OPTIONS: OptionKinds = {
  ...PROJECT_OPTIONS,
  session: 'text',
  role: 'text',
  expires: 'text',
  data: 'text',
  'layout-class': 'list',
  format: 'text',
  'issued-at': 'text',
  nonce: 'text',
  json: 'flag',
  help: 'flag',
};

/** `tokenbooth token`: one token, signed with a saved project or the credentials of the environment. */
export async function tokenCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseArguments(args, OPTIONS);
  if (!parsed.ok) {
    return usageError(io, parsed.message);
  }
  const { texts, lists, flags, positionals } = parsed.value;
  if (flags.has('help')) {
    await io.writeOut(TOKEN_HELP);
    return EXIT.ok;
  }
  if (positionals.length > 0) {
    return usageError(io, 'The token command takes options only. See tokenbooth token --help.');
  }
  const sessionId = texts.get('session');
  if (sessionId === undefined) {
    return usageError(io, 'Give the session ID with --session.');
  }
  const issuedAt = readUnixSeconds(texts.get('issued-at'), '--issued-at', 'ISSUED_AT_INVALID');
  if (!issuedAt.ok) {
    return commandError(io, issuedAt.error);
  }

  const option = readProjectOption(texts);
  if (!option.ok) {
    return usageError(io, option.message);
  }
  const signer =
    option.value === undefined ? credentialFromEnvironment(sessionId, io) : await credentialOfProject(option.value, io);
  if (signer === undefined) {
    return usageError(io, NO_CREDENTIALS);
  }
  if (!signer.ok) {
    return commandError(io, signer.error);
  }

  const { credential, savedProjects } = signer.value;
  const { family } = credential;
  const format = readFormat(texts.get('format'), family);
  if (!format.ok) {
    return commandError(io, format.error);
  }
  const nonce = texts.get('nonce');
  const made = makeToken(
    {
      sessionId,
      role: texts.get('role') ?? DEFAULT_ROLE,
      expires: texts.get('expires') ?? DEFAULT_EXPIRY,
      data: texts.get('data') ?? '',
      layoutClasses: [...(lists.get('layout-class') ?? [])],
      format: format.value,
    },
    credential,
    {
      nowSeconds: io.nowSeconds(),
      ...(issuedAt.value !== undefined && { issuedAt: issuedAt.value }),
      ...(nonce !== undefined && { nonce }),
      savedProjects,
      random: io.random,
    },
  );
  if (!made.ok) {
    return commandError(io, made.error);
  }
  if (!flags.has('json')) {
    io.writeError(factLine(made.value));
  }
  for (const notice of made.value.notices) {
    io.writeError(`Note: ${notice}\n`);
  }
  await io.writeOut(`${flags.has('json') ? tokenJson(made.value, family) : made.value.token}\n`);
  return EXIT.ok;
}

const NO_CREDENTIALS =
  'There is nothing to sign with. Give --project, or set OPENTOK_API_KEY and OPENTOK_API_SECRET, ' +
  'or VONAGE_APPLICATION_ID and VONAGE_PRIVATE_KEY.';

function credentialFromEnvironment(sessionText: string, io: CliIo): Result<ProjectCredential> | undefined {
  const credentials = credentialsFromEnvironment(io);
  const credential = credentials[familyOf(sessionText, credentials)];
  return credential?.ok === true ? ok({ credential: credential.value, savedProjects: [] }) : credential;
}

/** Where the environment gives both, the session says which one it needs. */
function familyOf(sessionText: string, credentials: EnvironmentCredentials): CredentialFamily {
  if (credentials.vonage === undefined) {
    return 'opentok';
  }
  if (credentials.opentok === undefined) {
    return 'vonage';
  }
  const { applicationId } = decodeSessionId(cleanSessionId(sessionText).sessionId);
  return applicationId === undefined ? 'opentok' : 'vonage';
}

function factLine({ role, format, expiresAt }: MadeToken): string {
  return `${FORMAT_WORDS[format]}, ${role}, can join until ${localAndUtc(expiresAt, '24h')}\n`;
}

function tokenJson(made: MadeToken, family: CredentialFamily): string {
  const { token, format, credentialId, sessionId, role, issuedAt, expiresAt, data, layoutClasses } = made;
  const owner = family === 'opentok' ? { apiKey: credentialId } : { applicationId: credentialId };
  return JSON.stringify({ token, format, ...owner, sessionId, role, issuedAt, expiresAt, data, layoutClasses });
}
