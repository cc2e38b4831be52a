import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleProgram, say, temporaryFolder, twoAtATime } from './processes.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';
import { contentOf, draftOf, lineOf, openFolder, savedValueOf, unlocked } from './service.ts';

const FIXTURE = join(import.meta.dirname, '..', 'unit', 'vault', 'fixtures', 'version-1.json');
const SLOW_MACHINE_MILLISECONDS = 300_000;

/** Half of what was asked for: the old vault is out of the way, the new one has nothing in it yet. */
const BETWEEN: Partial<Record<ScenarioName, string[]>> = { 'an empty vault in place of a damaged file': [] };

let step: Awaited<ReturnType<typeof bundleProgram>>;

beforeAll(async () => {
  step = await bundleProgram('step-child.ts');
});

afterAll(() => step.remove());

/** Runs the change in a process of its own. Resolves with the number of its steps, or undefined when it was killed. */
function runChange(folder: string, name: ScenarioName, killAt: number | undefined): Promise<number | undefined> {
  const given = [step.program, folder, name, killAt === undefined ? '' : `${killAt}`];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, given, (error, stdout, stderr) => {
      if (error === null) {
        resolve(Number(stdout));
      } else if (error.signal === 'SIGKILL') {
        resolve(undefined);
      } else {
        reject(new Error(`The process ended by itself: ${stderr}`, { cause: error }));
      }
    });
  });
}

/** The bytes of every file of the vault, whatever it is called now. */
function filesIn(folder: string): Buffer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name)));
}

function isWhole(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Opens as a person would: the vault, or its backup where the vault's file is no good. */
async function openAsPerson(folder: string) {
  const opened = await openFolder(folder);
  const { vault, status } = opened;
  if (status.state !== 'closed' || !status.ways.includes('use-backup')) {
    return { ...opened, isFromBackup: false };
  }
  return { ...opened, status: await unlocked(vault, await vault.useBackup()), isFromBackup: true };
}

/** What opens a file of the vault, and the sealed secrets in it. */
function waysAndSecretsIn(folder: string, name: string) {
  const { keyId, wraps, projects } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const secrets: string[] = projects.map(({ secret }: { secret: { ct: string } | null }) => secret?.ct ?? '');
  return { ways: JSON.stringify([keyId, wraps]), secrets };
}

/** A backup opens as the file does, and holds no secret that the file has lost. */
function expectNothingEnded(folder: string, where: string): void {
  if (!existsSync(join(folder, 'vault.json')) || !existsSync(join(folder, 'vault.bak.json'))) {
    return;
  }
  const file = waysAndSecretsIn(folder, 'vault.json');
  const backup = waysAndSecretsIn(folder, 'vault.bak.json');
  expect(backup.ways, where).toBe(file.ways);
  expect(
    backup.secrets.filter((secret) => !file.secrets.includes(secret)),
    where,
  ).toEqual([]);
}

/** Names the data key that `vault.json` is sealed with. */
function keyIdOf(folder: string): string {
  try {
    return JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')).keyId;
  } catch {
    return 'none';
  }
}

/** The list that is saved, what opens it, and the key it is sealed with: everything a change can change. */
async function lookInto(folder: string) {
  const keyId = keyIdOf(folder);
  const { vault, status, isFromBackup, with: openedWith } = await openAsPerson(folder);
  expect(status).toMatchObject({ state: 'unlocked', tampered: null, unsaved: null });
  return { vault, content: contentOf(vault), isFromBackup, openedWith, keyId };
}

async function contentIn(folder: string): Promise<string[]> {
  const { vault, content } = await lookInto(folder);
  await vault.close();
  return content;
}

test.for(Object.keys(SCENARIOS) as ScenarioName[])(
  '%s, killed at each step: the old list or the new one, whole, and the next save works',
  { timeout: SLOW_MACHINE_MILLISECONDS },
  async (name) => {
    const root = temporaryFolder();
    const template = join(root, 'template');
    mkdirSync(template);
    await SCENARIOS[name].prepare(template, FIXTURE);
    const copyOf = (purpose: string): string => {
      const folder = join(root, purpose);
      cpSync(template, folder, { recursive: true });
      return folder;
    };

    const damaged = filesIn(template).filter((bytes) => !isWhole(bytes));
    const before = await lookInto(copyOf('before'));
    const complete = copyOf('complete');
    const steps = (await runChange(complete, name, undefined)) ?? 0;
    expect(steps).toBeGreaterThan(8);
    const after = await lookInto(complete);
    const allowed = [before.content, after.content, BETWEEN[name] ?? after.content];
    /** Every process makes its own new key. */
    const outcomeOf = ({ content, openedWith, keyId }: typeof before) =>
      JSON.stringify({ content, openedWith, isOldKey: keyId === before.keyId });
    const seen = new Set<string>();

    await twoAtATime(
      Array.from({ length: steps }, (_, index) => index + 1),
      async (killAt) => {
        const where = `killed at step ${killAt} of ${steps}`;
        const folder = copyOf(`step ${killAt}`);
        expect(await runChange(folder, name, killAt), where).toBeUndefined();
        expect(
          filesIn(folder).filter((bytes) => !isWhole(bytes)),
          where,
        ).toEqual(damaged);

        const found = await lookInto(folder);
        expect(allowed, where).toContainEqual(found.content);
        expect(found.isFromBackup && damaged.length === 0, `${where}: the backup was needed`).toBe(false);
        seen.add(outcomeOf(found));
        // Waits its turn behind what opening brings with it.
        await found.vault.removeProject('nobody');
        if (damaged.length === 0) {
          expectNothingEnded(folder, where);
        }

        savedValueOf(found.vault, await found.vault.addProject(draftOf(99)));
        await found.vault.close();
        expect(await contentIn(folder), where).toEqual([...found.content, lineOf(draftOf(99))]);
        expect(
          readdirSync(folder).filter((file) => file.includes('.tmp')),
          where,
        ).toEqual([]);
      },
    );

    await before.vault.close();
    await after.vault.close();
    say(`${name}: killed at each of ${steps} steps; ${seen.size} different vaults found, all of them whole.`);
    // Otherwise the kills all came too early, or too late.
    expect(Array.from(seen)).toEqual(expect.arrayContaining([outcomeOf(before), outcomeOf(after)]));
  },
);
