import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { vaultHarness } from './vault-harness.ts';

// What keeps saved projects within reach when the desktop, the build or the version changes, and is not in the vault's
// own code. The numbers are those of the failure modes in the vault's design.

const checkout = join(import.meta.dirname, '..', '..', '..');

function readText(...path: string[]): string {
  return readFileSync(join(checkout, ...path), 'utf8');
}

function sourcesIn(folder: string): { name: string; text: string }[] {
  return readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => ({ name, text: readText(folder, name) }));
}

const safeStorage = vi.hoisted(() => ({
  isAsyncEncryptionAvailable: vi.fn(async () => true),
  encryptStringAsync: vi.fn(async (text: string) => Buffer.from(`v12${text}`)),
  decryptStringAsync: vi.fn(async (wrapped: Buffer) => ({
    result: wrapped.subarray(3).toString(),
    shouldReEncrypt: false,
  })),
}));

vi.mock('electron', () => ({ safeStorage }));

test('section 7 row 4: no name of a desktop or of its key store is ever asked for', async () => {
  const { createElectronOsKey } = await import('../../../electron/vault/wraps/electron-os-key.ts');
  const osKey = createElectronOsKey();
  expect(await osKey.isAvailable()).toBe(true);
  const wrapped = await osKey.wrap('text');
  expect(await osKey.unwrap(wrapped)).toEqual({ state: 'unwrapped', text: 'text', shouldReEncrypt: false });
  const asking = /getSelectedStorageBackend|XDG_CURRENT_DESKTOP|DESKTOP_SESSION|kwallet|gnome[-_]libsecret/i;
  expect(sourcesIn('electron').filter(({ text }) => asking.test(text))).toEqual([]);
});

test('section 7 row 7: one name, set first of all, in every place that the OS key and the data folder take it from', () => {
  const main = readText('electron', 'main.ts');
  const names = [...main.matchAll(/app\.setName\('([^']*)'\)/g)].map(([, name]) => name);
  expect(names).toEqual(['Tokenbooth']);
  // Ending the app takes no name.
  const firstUse = /app\.(?!setName|exit)\w+\(|createAppVault\(|openSettings\(/.exec(main);
  expect(main.indexOf('app.setName')).toBeLessThan(firstUse?.index ?? 0);
  expect(JSON.parse(readText('package.json'))).toMatchObject({
    name: 'tokenbooth',
    productName: 'Tokenbooth',
    desktopName: 'tokenbooth.desktop',
  });
  const builder = readText('electron-builder.yml');
  expect(/^productName: (.*)$/m.exec(builder)?.[1]).toBe('Tokenbooth');
  expect(/^appId: (.*)$/m.exec(builder)?.[1]).toBe('com.example.tokenbooth');
  // Another name or folder by another door. Only a command looks into a folder that the person names, and the key with it.
  const renaming = /\b(?:setName|setPath|setAppUserModelId|setDesktopName)(?=\()/g;
  const renamers = sourcesIn('electron').flatMap(({ name, text }) =>
    Array.from(text.matchAll(renaming), ([call]) => `${name}: ${call}`),
  );
  expect(renamers.toSorted()).toEqual(['command-line.ts: setPath', 'main.ts: setName']);
});

test('section 7 row 12: what an old build saved is found, unwrapped and opened by this one', async () => {
  const fixture = join(import.meta.dirname, 'fixtures', 'version-1.json');
  // SECURITY: the file stands for every vault that was saved before. It must never be made anew to suit the code.
  expect(createHash('sha256').update(readFileSync(fixture)).digest('hex')).toBe(
    '74b65d00096cec5c82fdb1d59d628abadde7aedd747b930214ec588953bd514c',
  );
  const { vaultId, keyId, wraps } = JSON.parse(readFileSync(fixture, 'utf8'));
  const harness = vaultHarness({ keyName: 'the key of the fixtures' });
  expect(await harness.osKey.unwrap(Buffer.from(wraps[0].blob, 'base64'))).toMatchObject({
    text: expect.stringMatching(new RegExp(`^tokenbooth-vault-key:1:${vaultId}:${keyId}:[\\w+/]{43}=$`)),
  });
  copyFileSync(fixture, join(harness.folder, 'vault.json'));
  const vault = harness.start();
  expect(await vault.open()).toMatchObject({ state: 'unlocked', protection: 'os' });
  expect(vault.listProjects()).toMatchObject({ value: { projects: [{ name: 'Acme Europe' }, { name: 'Globex' }] } });
  await vault.close();
});

test('section 7 row 13: only the packaged app is closed to inspectors, and tests start the unpackaged one', () => {
  const fuses = readText('electron-builder.yml');
  expect(fuses).toMatch(/^ {2}enableNodeCliInspectArguments: false$/m);
  const helpers = readText('test', 'helpers', 'app.ts');
  const [, launch = ''] = /_electron\.launch\(\{([\s\S]*?)\}\);/.exec(helpers) ?? [];
  // The checkout's folder is the app; the executable is the one of the `electron` package, which has no fuses set.
  expect(launch).toMatch(/args: \[[\s\S]*\bprojectFolder,\s*\]/);
  expect(launch).toContain('...executableOption');
  expect(launch).not.toContain('executablePath');
  // Neither a packaged app nor a build with fuses of its own.
  expect(readText('test', 'helpers', 'engine.ts')).not.toMatch(/\bdist\b|fuses/);
});

test('section 7 row 14: installers are made for the system they are made on', () => {
  const { scripts } = JSON.parse(readText('package.json'));
  const workflows = readdirSync(join(checkout, '.github', 'workflows')).map((name) =>
    readText('.github', 'workflows', name),
  );
  const forOthers = /(?:\bdist\b|electron-builder\b).*(?:\s-[mwl]+\b|\s--(?:mac|macos|win|windows|linux)\b)|wine/i;
  for (const text of [...Object.values(scripts), ...workflows]) {
    expect(text).not.toMatch(forOthers);
  }
  expect(scripts.dist).toContain('electron-builder');
  const [matrix] = workflows.flatMap((text) => /\bos: \[(.*)\]/.exec(text)?.[1] ?? []);
  expect(matrix?.split(', ').map((name) => name.split('-')[0])).toEqual(['ubuntu', 'windows', 'macos']);
});
