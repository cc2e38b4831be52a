import type { DamagedProject, Project } from '../../shared/projects.ts';
import { ok } from '../../shared/results.ts';
import { parseArguments, type OptionKinds } from './arguments.ts';
import { commandError, EXIT, usageError, type ExitCode } from './exit-codes.ts';
import { PROJECTS_HELP } from './help.ts';
import type { CliIo } from './io.ts';
import { readPassphraseDescriptor } from './passphrase-option.ts';
import { printable, readableTable } from './readable.ts';
import { withSavedProjects } from './saved-projects.ts';

const OPTIONS: OptionKinds = { 'passphrase-fd': 'text', json: 'flag', help: 'flag' };

/** What `projects` says of one saved project. `null`: it can't be read any more. */
interface ListedProject {
  name: string | null;
  environment?: Project['environment'];
  family?: Project['family'];
  apiKey?: string;
  applicationId?: string;
  state: 'ready' | 'no-secret' | 'damaged';
}

/** `tokenbooth projects`: the saved projects, without their secrets. */
export async function projectsCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const parsed = parseArguments(args, OPTIONS);
  if (!parsed.ok) {
    return usageError(io, parsed.message);
  }
  const { texts, flags, positionals } = parsed.value;
  if (flags.has('help')) {
    await io.writeOut(PROJECTS_HELP);
    return EXIT.ok;
  }
  if (positionals.length > 0) {
    return usageError(io, 'The projects command takes options only. See tokenbooth projects --help.');
  }
  const descriptor = readPassphraseDescriptor(texts.get('passphrase-fd'));
  if (!descriptor.ok) {
    return usageError(io, descriptor.message);
  }
  const listed = await withSavedProjects(descriptor.value, io, ({ projects, damaged }) =>
    ok([...projects.map(whole), ...damaged.map(broken)]),
  );
  if (!listed.ok) {
    return commandError(io, listed.error);
  }
  if (listed.value.length === 0) {
    io.writeError('Note: There are no saved projects yet.\n');
  }
  await io.writeOut(flags.has('json') ? `${JSON.stringify(listed.value)}\n` : readableProjects(listed.value));
  return EXIT.ok;
}

function facts({ name, environment, ...owner }: Project): Omit<ListedProject, 'state'> {
  return owner.family === 'opentok'
    ? { name, environment, family: owner.family, apiKey: owner.apiKey }
    : { name, environment, family: owner.family, applicationId: owner.applicationId };
}

function whole(project: Project): ListedProject {
  return { ...facts(project), state: project.secretSavedAt === null ? 'no-secret' : 'ready' };
}

function broken({ project }: DamagedProject): ListedProject {
  return { ...(project === null ? { name: null } : facts(project)), state: 'damaged' };
}

const FAMILY_WORDS: Record<Project['family'], string> = { opentok: 'OpenTok', vonage: 'Vonage' };

const STATE_WORDS: Record<ListedProject['state'], string> = {
  ready: '',
  'no-secret': 'no secret yet',
  damaged: 'damaged: open the app to repair it',
};

function readableProjects(listed: readonly ListedProject[]): string {
  return readableTable(
    listed.map(({ name, environment, family, apiKey, applicationId, state }) => [
      name === null ? '(unreadable)' : printable(name),
      environment ?? '',
      family === undefined ? '' : FAMILY_WORDS[family],
      printable(apiKey ?? applicationId ?? ''),
      STATE_WORDS[state],
    ]),
  );
}
