import { builtinModules } from 'node:module';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const projectFolder = import.meta.dirname;
const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** What the settings show of the packages that a bundle holds parts of. */
const license = { fileName: 'licences.json' };

/** A bundle for Node with every npm package inside, so that the packaged app holds no node_modules. */
function nodeBundle(bundle: { name: string; input: string; outDir: string; format: 'es' | 'cjs'; target: string }) {
  return {
    consumer: 'server' as const,
    resolve: { noExternal: true as const, external: ['electron', ...nodeBuiltins] },
    build: {
      outDir: `${projectFolder}/${bundle.outDir}`,
      emptyOutDir: bundle.outDir !== 'out',
      license,
      target: bundle.target,
      rolldownOptions: {
        input: bundle.input,
        external: ['electron', ...nodeBuiltins],
        output: { format: bundle.format, entryFileNames: bundle.name, codeSplitting: false },
      },
    },
  };
}

// Electron 45 is Chromium 156 and Node 24; the command line also runs on the Node 20.19 of a checkout.
export default defineConfig({
  root: `${projectFolder}/renderer`,
  base: './',
  // The window speaks English, whatever the system does: so do the few words that React Aria adds.
  plugins: [react(), optimizeLocales.vite({ locales: ['en-US'] })],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: `${projectFolder}/out/renderer`,
        emptyOutDir: true,
        target: 'chrome156',
        license,
        // It is read from disk. What may not grow is checked by test/packaging/bundles.test.ts.
        chunkSizeWarningLimit: 1000,
      },
    },
    main: nodeBundle({
      name: 'index.js',
      input: `${projectFolder}/electron/main.ts`,
      outDir: 'out/main',
      format: 'es',
      target: 'node24',
    }),
    preload: nodeBundle({
      name: 'index.cjs',
      input: `${projectFolder}/electron/preload.ts`,
      outDir: 'out/preload',
      format: 'cjs',
      target: 'chrome156',
    }),
    cli: nodeBundle({
      name: 'cli.js',
      input: `${projectFolder}/electron/cli/main.ts`,
      outDir: 'out',
      format: 'es',
      target: 'node20.19',
    }),
  },
});
