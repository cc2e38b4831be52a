// @ts-check
// Node 20 runs no TypeScript: what has to run in a process of its own is bundled first.
import { builtinModules } from 'node:module';
import path from 'node:path';

/** `electron-store` asks Electron for nothing as long as it is given a folder. */
const withoutElectron = {
  name: 'without-electron',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} id */
  resolveId: (id) => (id === 'electron' ? '\0electron' : undefined),
  /** @param {string} id */
  load: (id) => (id === '\0electron' ? 'export default {};' : undefined),
};

/**
 * Bundles a TypeScript file and everything it imports into one module for Node 20.19, without Electron.
 *
 * @param {string} entry Absolute path.
 * @param {string} outFolder Absolute path of the folder to write to, made if need be.
 * @returns {Promise<string>} The bundle's path.
 */
export async function bundleForNode(entry, outFolder) {
  const { build } = await import('vite');
  const name = `${path.parse(entry).name}.mjs`;
  await build({
    configFile: false,
    root: path.dirname(entry),
    logLevel: 'warn',
    plugins: [withoutElectron],
    ssr: { noExternal: true },
    build: {
      outDir: outFolder,
      emptyOutDir: false,
      minify: false,
      target: 'node20.19',
      ssr: true,
      rolldownOptions: {
        input: entry,
        external: [...builtinModules, ...builtinModules.map((builtin) => `node:${builtin}`)],
        output: { format: 'es', entryFileNames: name, codeSplitting: false },
      },
    },
  });
  return path.join(outFolder, name);
}
