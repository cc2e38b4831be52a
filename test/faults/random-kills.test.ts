import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleProgram, say, temporaryFolder, twoAtATime } from './processes.ts';
import { seededRandom } from './random.ts';
import { contentOf, openFolder } from './service.ts';

const KILLS = Number(process.env['FAULT_KILLS'] ?? 1000);
const SEED = Number(process.env['FAULT_SEED'] ?? randomInt(2 ** 31));
const LONGEST_LIFE_MILLISECONDS = 60;

interface Told {
  word: 'opened' | 'begun' | 'saved';
  content: string[];
}

/** Starts the saving process and kills it so long after it has opened the vault. Resolves with what it told until then. */
async function killWhileSaving(
  program: string,
  folder: string,
  seed: number,
  lifeMilliseconds: number,
): Promise<Told[]> {
  const logPath = `${folder}.log`;
  const child = spawn(process.execPath, [program, folder, `${seed}`, logPath], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), lifeMilliseconds));
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
  expect(signal, complaint).toBe('SIGKILL');
  const lines = readFileSync(logPath, 'utf8').split('\n');
  // What comes after the last line break was cut off.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Told);
}

test(`${KILLS} processes killed at any moment while they save: no vault lost, half-written or shortened`, {
  timeout: 60_000 + KILLS * 1000,
}, async () => {
  say(`Random kills: seed ${SEED} (FAULT_SEED), ${KILLS} kills (FAULT_KILLS).`);
  const { program, remove } = await bundleProgram('saving-child.ts');
  const random = seededRandom(SEED);
  const figures = { saves: 0, duringASave: 0, savedAllTheSame: 0 };

  async function killAgain(folder: string, expected: string[], count: number): Promise<string[]> {
    const seed = Math.floor(random() * 2 ** 31);
    const told = await killWhileSaving(program, folder, seed, random() * LONGEST_LIFE_MILLISECONDS);
    const where = `kill ${count}, seed ${seed}, in ${folder}`;
    expect(told[0], where).toEqual({ word: 'opened', content: expected });
    const acknowledged = told.findLast(({ word }) => word !== 'begun')?.content ?? expected;
    const last = told.at(-1)?.content ?? expected;
    const isDuringASave = told.at(-1)?.word === 'begun';

    for (const name of ['vault.json', 'vault.bak.json'].filter((file) => existsSync(join(folder, file)))) {
      expect(() => JSON.parse(readFileSync(join(folder, name), 'utf8')), `${where}: ${name}`).not.toThrow();
    }
    const { vault, status } = await openFolder(folder);
    expect(status, where).toMatchObject({ state: 'unlocked', tampered: null, unsaved: null });
    const content = contentOf(vault);
    await vault.close();
    expect([acknowledged, last], where).toContainEqual(content);

    figures.saves += told.filter(({ word }) => word === 'saved').length;
    figures.duringASave += isDuringASave ? 1 : 0;
    figures.savedAllTheSame += isDuringASave && JSON.stringify(content) === JSON.stringify(last) ? 1 : 0;
    return content;
  }

  const root = temporaryFolder();
  const lanes = ['first lane', 'second lane'].map((name) => join(root, name));
  try {
    await twoAtATime(Array.from(lanes.entries()), async ([lane, folder]) => {
      let content: string[] = [];
      for (let count = lane; count < KILLS; count += lanes.length) {
        content = await killAgain(folder, content, count);
      }
    });
  } finally {
    remove();
  }

  say(
    `Random kills: ${KILLS} processes killed, ${figures.duringASave} of them during a save (${figures.savedAllTheSame} of those were ` +
      `saved all the same), ${figures.saves} saves acknowledged; 0 vaults lost, half-written or shortened.`,
  );
  // Otherwise the kills came at the wrong moments.
  expect(figures.duringASave).toBeGreaterThan(KILLS / 2);
  expect(figures.saves).toBeGreaterThan(KILLS / 10);
  for (const folder of lanes) {
    const names = readdirSync(folder);
    expect(names.filter((name) => !name.includes('.tmp')).toSorted()).toEqual(['vault.bak.json', 'vault.json']);
    expect(names.length).toBeLessThan(6);
  }
});
