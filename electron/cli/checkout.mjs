// @ts-check
/**
 * Runs the command line from a checkout: bundles `out/cli.js` first when it is missing or older than its sources.
 * Standard output belongs to the command.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const projectFolder = join(import.meta.dirname, '../..');
const bundle = join(projectFolder, 'out/cli.js');

/** @param {string} path @returns {number} Time of the last change in milliseconds, 0 when there is no such file. */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @returns {string[]} */
function sources() {
  const folders = ['electron', 'shared'].map((name) => join(projectFolder, name));
  const modules = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  const settings = ['vite.config.ts', 'package.json', 'package-lock.json'].map((name) => join(projectFolder, name));
  return [...modules, ...settings];
}

async function bundleCommandLine() {
  const startedAt = new Date();
  // Built aside and moved into place, so that a command started meanwhile never reads half a bundle.
  const buildFolder = join(projectFolder, `out/cli-build-${process.pid}`);
  mkdirSync(buildFolder, { recursive: true });
  try {
    const { createBuilder } = await import('vite');
    const builder = await createBuilder({
      configFile: join(projectFolder, 'vite.config.ts'),
      logLevel: 'error',
      environments: { cli: { build: { outDir: buildFolder, emptyOutDir: false } } },
    });
    const { cli } = builder.environments;
    if (cli === undefined) {
      throw new Error('vite.config.ts has no environment named cli');
    }
    await builder.build(cli);
    const built = join(buildFolder, 'cli.js');
    utimesSync(built, startedAt, startedAt);
    renameSync(built, bundle);
  } finally {
    rmSync(buildFolder, { recursive: true, force: true });
  }
}

const builtAt = changedAt(bundle);
if (sources().some((source) => changedAt(source) > builtAt)) {
  await bundleCommandLine();
}
await import(pathToFileURL(bundle).href);
