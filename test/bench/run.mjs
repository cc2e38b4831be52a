// @ts-check
// `npm run bench -- <name>`: measures, prints a table, and ends with 1 where a promise is not kept.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleForNode } from '../helpers/bundle-for-node.mjs';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
const names = files.map((file) => file.replace(/(\.test)?\.ts$/, ''));
const [name = ''] = process.argv.slice(2);

if (files.includes(`${name}.test.ts`)) {
  // In the window of the built app.
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const { status } = spawnSync(
    process.execPath,
    [playwright, 'test', '--project', 'bench', '--workers', '1', '--reporter', 'line', `bench/${name}`],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} else if (names.includes(name)) {
  const outFolder = mkdtempSync(path.join(tmpdir(), 'tokenbooth-bench-'));
  try {
    const program = await bundleForNode(path.join(folder, `${name}.ts`), outFolder);
    const { status } = spawnSync(process.execPath, [program], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } finally {
    rmSync(outFolder, { recursive: true, force: true });
  }
} else {
  process.stderr.write(`Say what to measure: npm run bench -- ${names.join(' | ')}\n`);
  process.exitCode = 2;
}
