import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import type { WorldSettings } from './shared.ts';

/** The script of each of the two worlds, to run in every new document before the page's own. */
export interface WorldScripts {
  readonly page: string;
  readonly preload: string;
  /** Why the preload script can't even be parsed; it is then left out, as in Electron. */
  readonly preloadError: Error | undefined;
}

function readBundle(name: string): string {
  return readFileSync(path.join(import.meta.dirname, name), 'utf8');
}

/** @param preloadPath a CommonJS file, or undefined for a window without one */
export function buildWorldScripts(settings: WorldSettings, preloadPath: string | undefined): WorldScripts {
  const constants = `const worldSettings = ${JSON.stringify(settings)};`;
  let preloadError: Error | undefined;
  let runPreload = '() => {}';
  if (preloadPath !== undefined) {
    try {
      const text = `(require, module, exports, process) => {${readFileSync(preloadPath, 'utf8')}\n}`;
      // Throws what the page would have thrown; nothing runs here.
      compileFunction(`return ${text}`, [], { filename: preloadPath });
      runPreload = text;
    } catch (error) {
      preloadError = error instanceof Error ? error : new Error(String(error));
    }
  }
  return {
    page: `(() => {${constants}\n${readBundle('page-world.js')}\n})()`,
    preload: `(() => {${constants}\nconst runPreload = ${runPreload};\n${readBundle('preload-world.js')}\n})()`,
    preloadError,
  };
}
