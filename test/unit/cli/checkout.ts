import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../../..');

/** A checkout of its own, for as long as a test file runs. What is bundled in it does not meet what others bundle meanwhile. */
export interface Checkout {
  folder: string;
  /** `npm run -s tokenbooth -- <command>` as Node runs it. */
  script: string;
  remove: () => void;
}

export function makeCheckout(): Checkout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tokenbooth-checkout-')));
  const needed = ['electron', 'shared', 'vite.config.ts', 'tsconfig.base.json', 'package.json', 'package-lock.json'];
  for (const name of needed) {
    cpSync(join(repository, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    script: join(folder, 'electron/cli/checkout.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
