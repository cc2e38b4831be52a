import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readLicences } from '../../electron/licences.ts';

// What `npm run build` left in out/, since that is what gets packaged.

const RENDERER_MAX_GZIP_BYTES = 220_000;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

interface SyntaxNode {
  type: string;
  source?: { value?: unknown } | null;
  callee?: { name?: string };
  arguments?: { value?: unknown }[];
}

/** Every module that a bundle loads at run time: by import, or by a call of require. */
async function modulesLoadedBy(file: string): Promise<string[]> {
  const names = new Set<unknown>();
  JSON.stringify(parseAst(await readFile(file, 'utf8')), (_key, value: unknown) => {
    const node = Object(value) as SyntaxNode;
    if (/^(Import|Export)/.test(node.type) && node.source) {
      names.add(node.source.value);
    }
    if (node.type === 'CallExpression' && /^(__)?require$/.test(node.callee?.name ?? '')) {
      names.add(node.arguments?.[0]?.value);
    }
    return typeof value === 'bigint' ? String(value) : value;
  });
  return [...names].map(String);
}

describe('the bundles', () => {
  it('are one file each for main, preload and command line', async () => {
    expect((await readdir('out/main')).toSorted()).toEqual(['index.js', 'licences.json']);
    expect((await readdir('out/preload')).toSorted()).toEqual(['index.cjs', 'licences.json']);
  });

  it('need no node_modules', async () => {
    for (const file of ['out/main/index.js', 'out/cli.js']) {
      const foreign = (await modulesLoadedBy(file)).filter(
        (name) => name !== 'electron' && !builtinModules.includes(name.replace('node:', '')),
      );
      expect(foreign, file).toEqual([]);
    }
  });

  it('give the installed app the command line as a file beside the asar, and not inside', async () => {
    const builder = await readFile('electron-builder.yml', 'utf8');
    const resources = /^extraResources:\n((?: .*\n)+)/m.exec(builder)?.[1];
    expect(resources).toBe('  - from: out/cli.js\n    to: cli.js\n');
    const packed = /^files:\n((?: .*\n)+)/m.exec(builder)?.[1];
    expect(packed).toContain('- out/main\n');
    expect(packed).not.toContain('cli.js');
  });

  it('come with the licence of every package in them', async () => {
    const shown = await readLicences(['main', 'preload', 'renderer'].map((part) => `out/${part}/licences.json`));
    const names = shown.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['electron-store', 'jsonwebtoken', 'react', 'react-aria', 'valibot']));
    for (const { name, identifier, text } of shown) {
      expect(identifier, name).not.toBe('');
      expect(text, name).toMatch(/licen[sc]e|permission/i);
    }
    // The command line is a bundle of its own, but holds nothing that is not in the others.
    const inCommandLine = await readLicences(['out/licences.json']);
    expect(inCommandLine.length).toBeGreaterThan(0);
    expect(shown).toEqual(expect.arrayContaining(inCommandLine));
  });

  it('run the command line in plain Node, from any folder and without anything beside it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tokenbooth-resources-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const script = path.join(folder, 'cli.js');
    await copyFile('out/cli.js', script);
    const version = spawnSync(process.execPath, [script, '--version'], {
      cwd: '/',
      encoding: 'utf8',
    });
    expect(version.stderr).toBe('');
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(version.status).toBe(0);
  });

  it('loads nothing but Electron from the preload script', async () => {
    expect(await modulesLoadedBy('out/preload/index.cjs')).toEqual(['electron']);
  });

  it('hold no oracle and no test code', async () => {
    for (const file of await filesIn('out')) {
      expect(await readFile(file, 'utf8'), file).not.toMatch(/opentok-token|@vonage\/jwt|test\/runtime/);
    }
  });

  it('keep the page small and free of outside addresses', async () => {
    const page = await filesIn('out/renderer');
    const scripts = page.filter((file) => file.endsWith('.js'));
    const gzipBytes = await Promise.all(scripts.map(async (file) => gzipSync(await readFile(file)).length));
    expect(gzipBytes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(RENDERER_MAX_GZIP_BYTES);
    expect(page.map((file) => path.extname(file)).toSorted()).not.toContain('.map');
    const html = await readFile('out/renderer/index.html', 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bon\w+=|https?:/);
  });
});
