import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bundleForNode } from '../helpers/bundle-for-node.mjs';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Bundles one of the programs beside this file. Returns its path and what removes it. */
export async function bundleProgram(name: string): Promise<{ program: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-faults-'));
  const program = await bundleForNode(join(import.meta.dirname, name), folder);
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Does the work for every item, two at a time. */
export async function twoAtATime<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  // Both lanes take from the one iterator.
  const left = items.values();
  const lane = async () => {
    for (const item of left) {
      await work(item);
    }
  };
  await Promise.all([lane(), lane()]);
}

/** Figures for the person who runs this. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
