// @ts-check
// Bundles the runtime's TypeScript, since Node 20 runs none: one file for the main process, one script per world of a page.
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

const folder = import.meta.dirname;
const outFolder = path.join(folder, 'out');

const bundles = [
  { entry: 'main.ts', file: 'runtime.js', format: /** @type {const} */ ('es'), target: 'node20.19', isForNode: true },
  {
    entry: 'world/page-world.ts',
    file: 'page-world.js',
    format: /** @type {const} */ ('iife'),
    target: 'chrome156',
    isForNode: false,
  },
  {
    entry: 'world/preload-world.ts',
    file: 'preload-world.js',
    format: /** @type {const} */ ('iife'),
    target: 'chrome156',
    isForNode: false,
  },
];

/** @param {string} file */
function modifiedMilliseconds(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isUpToDate() {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ts$|^build\.mjs$/.test(name),
  );
  const newestSource = Math.max(...sources.map((name) => modifiedMilliseconds(path.join(folder, name))));
  return bundles.every((bundle) => modifiedMilliseconds(path.join(outFolder, bundle.file)) > newestSource);
}

/** Builds `out/` unless it is newer than every source. Safe to run in several processes at once: a file appears whole. */
export async function buildRuntime() {
  if (isUpToDate()) {
    return;
  }
  const { build } = await import('vite');
  mkdirSync(outFolder, { recursive: true });
  for (const bundle of bundles) {
    const result = await build({
      configFile: false,
      root: folder,
      logLevel: 'warn',
      build: {
        write: false,
        minify: false,
        target: bundle.target,
        ssr: bundle.isForNode,
        rolldownOptions: {
          input: path.join(folder, bundle.entry),
          external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
          output: { format: bundle.format, codeSplitting: false },
        },
      },
    });
    const [output] = [result].flat();
    if (output === undefined || !('output' in output)) {
      throw new Error(`Vite built nothing from ${bundle.entry}.`);
    }
    const temporaryFile = path.join(outFolder, `${bundle.file}.${process.pid}`);
    // What Vite wrote is not for the type checker, which reads every script below test/.
    writeFileSync(temporaryFile, `// @ts-nocheck\n${output.output[0].code}`);
    renameSync(temporaryFile, path.join(outFolder, bundle.file));
  }
}
