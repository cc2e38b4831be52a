// How long opening a vault takes: reading the file, unlocking with the passphrase, checking every record. As in the app:
// once in each process, with nothing warmed up. What the key derivation takes is measured in each run by itself: it is
// slow on purpose, and the same for every vault.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCRYPT_COST } from '../../electron/vault/sealing/passphrase-seal.ts';
import type { ImportedProject } from '../../electron/vault/vault-api.ts';
import { draftOf, PASSPHRASE, startService, valueOf } from '../faults/service.ts';

const SIZES = [1, 100, 1000, 3000, 10_000] as const;
const RUNS = 7;
const LIMIT_FOR_1000_MILLISECONDS = 50;
/** Ten times the projects, and some room for noise. */
const LIMIT_OF_GROWTH = 13;

let derivationMilliseconds = 0;

const deriveKey = crypto.scrypt;
type Derive = (
  password: Buffer,
  salt: Buffer,
  size: number,
  options: object,
  done: (error: Error | null, key: Buffer) => void,
) => void;
const measuredDerive: Derive = (password, salt, size, options, done) => {
  const started = performance.now();
  deriveKey(password, salt, size, options, (error, key) => {
    derivationMilliseconds += performance.now() - started;
    done(error, key);
  });
};
Object.assign(crypto, { scrypt: measuredDerive });
syncBuiltinESMExports();

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function makeVault(folder: string, size: number): Promise<void> {
  const vault = startService(folder, SCRYPT_COST);
  await vault.open();
  valueOf(await vault.startWithPassphrase(PASSPHRASE));
  const imported = Array.from(
    { length: size },
    (_, number): ImportedProject => ({ projectId: null, draft: draftOf(number) }),
  );
  valueOf(await vault.importProjects(imported));
  await vault.close();
}

interface Measured {
  above: number;
  derivation: number;
}

/** Milliseconds that opening took above the key derivation, and those of the derivation. */
async function openOnce(folder: string, size: number): Promise<Measured> {
  const started = performance.now();
  const vault = startService(folder, SCRYPT_COST);
  await vault.open();
  const status = await vault.unlock({ with: 'passphrase', passphrase: PASSPHRASE });
  const total = performance.now() - started;
  if (status.state !== 'unlocked' || valueOf(vault.listProjects()).projects.length !== size) {
    throw new Error('The vault did not open whole.');
  }
  await vault.close();
  return { above: total - derivationMilliseconds, derivation: derivationMilliseconds };
}

/** Milliseconds that saving one more project took. */
async function saveOnce(folder: string, number: number): Promise<number> {
  const vault = startService(folder, SCRYPT_COST);
  await vault.open();
  await vault.unlock({ with: 'passphrase', passphrase: PASSPHRASE });
  const started = performance.now();
  valueOf(await vault.addProject(draftOf(number)));
  const took = performance.now() - started;
  await vault.close();
  return took;
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell) => cell.padStart(14)).join('')}\n`;
}

/** The same in a process of its own. */
function openInNewProcess(folder: string, size: number): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [process.argv[1] ?? '', folder, `${size}`], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`A run failed: ${stderr}`);
  }
  return JSON.parse(stdout) as Measured;
}

async function measureAll(root: string): Promise<void> {
  const vaults = SIZES.map((size) => ({ size, folder: join(root, `${size}`), runs: [] as Measured[] }));
  for (const { folder, size } of vaults) {
    await makeVault(folder, size);
  }
  // In turn, so that a busy moment of the machine does not fall on one size only.
  for (let run = 0; run < RUNS; run += 1) {
    for (const { folder, size, runs } of vaults) {
      runs.push(openInNewProcess(folder, size));
    }
  }

  const aboveOf = new Map(vaults.map(({ size, runs }) => [size, median(runs.map(({ above }) => above))]));
  process.stdout.write(row(['projects', 'derivation ms', 'above it ms', 'fastest ms', 'ms / project']));
  for (const { size, runs } of vaults) {
    const above = aboveOf.get(size) ?? Number.NaN;
    const derivation = median(runs.map((run) => run.derivation));
    const fastest = Math.min(...runs.map((run) => run.above));
    const numbers = [derivation.toFixed(0), above.toFixed(1), fastest.toFixed(1), (above / size).toFixed(4)];
    process.stdout.write(row([`${size}`, ...numbers]));
  }
  const saves: number[] = [];
  for (let number = 20_000; number < 20_005; number += 1) {
    saves.push(await saveOnce(join(root, '1000'), number));
  }
  process.stdout.write(`Medians of ${RUNS} runs. A save with 1,000 projects: ${median(saves).toFixed(0)} ms.\n`);
  const [load = 0] = loadavg();
  if (load > availableParallelism()) {
    process.stdout.write(`The machine was busy (load ${load.toFixed(1)}): these figures are too high.\n`);
  }

  const for1000 = aboveOf.get(1000) ?? Number.NaN;
  const growth = (aboveOf.get(10_000) ?? Number.NaN) / for1000;
  const promises = [
    {
      isKept: for1000 <= LIMIT_FOR_1000_MILLISECONDS,
      text: `1,000 projects cost ${for1000.toFixed(1)} ms above the key derivation (at most ${LIMIT_FOR_1000_MILLISECONDS})`,
    },
    {
      isKept: growth <= LIMIT_OF_GROWTH,
      text: `10,000 projects cost ${growth.toFixed(1)} times as much as 1,000 (at most ${LIMIT_OF_GROWTH})`,
    },
  ];
  for (const { isKept, text } of promises) {
    process.stdout.write(`${isKept ? 'kept  ' : 'BROKEN'}  ${text}\n`);
  }
  process.exitCode = promises.every(({ isKept }) => isKept) ? 0 : 1;
}

const [folderToOpen, sizeOfIt] = process.argv.slice(2);
if (folderToOpen === undefined) {
  const root = mkdtempSync(join(tmpdir(), 'tokenbooth-bench-vault-'));
  try {
    await measureAll(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
} else {
  process.stdout.write(JSON.stringify(await openOnce(folderToOpen, Number(sizeOfIt))));
}
