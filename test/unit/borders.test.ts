import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const OXLINT = path.resolve('node_modules', 'oxlint', 'bin', 'oxlint');

/** The statements, one a line, that this rule of lint refuses in a file of that place. */
function refusedStatements(file: string, statements: readonly string[], rule: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokenbooth-lint-'));
  try {
    copyFileSync('.oxlintrc.json', path.join(folder, '.oxlintrc.json'));
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), statements.map((statement) => `${statement};\n`).join(''));
    const ran = spawnSync(process.execPath, [OXLINT, '--format=json', file], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(ran.stdout) as {
      diagnostics: { code: string; labels: { span: { line: number } }[] }[];
    };
    const refused = diagnostics.filter(({ code }) => code.includes(rule));
    const lines = new Set(refused.map(({ labels }) => labels[0]?.span.line));
    return statements.filter((_statement, index) => lines.has(index + 1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each<[file: string, allowed: string[], refused: string[]]>([
  [
    'shared/rule.ts',
    ["'valibot'", "'qr'", "'./results.ts'"],
    ["'qr/decode.js'", "'node:fs'", "'jsonwebtoken'", "'electron'", "'../electron/log.ts'"],
  ],
  [
    'shared/a/rule.ts',
    ["'valibot'", "'./words.ts'", "'../results.ts'"],
    ["'node:fs'", "'electron'", "'../../electron/log.ts'", "'../../renderer/app/App.tsx'"],
  ],
  [
    'renderer/screens/a/A.tsx',
    ["'react'", "'react-aria-components/Button'", "'../../../shared/results.ts'", "'../../components/Button.tsx'"],
    [
      "'qr'",
      "'electron'",
      "'node:fs'",
      "'jsonwebtoken'",
      "'../../../electron/log.ts'",
      "'../../../test/helpers/app.ts'",
    ],
  ],
  [
    'electron/tokens/a.ts',
    ["'node:crypto'", "'jsonwebtoken'", "'fast-png'", "'../../shared/roles.ts'", "'./content.ts'"],
    ["'electron'", "'../vault/vault.ts'", "'../ipc/registrar.ts'"],
  ],
  [
    'electron/activity/a.ts',
    ["'node:path'", "'../vault/files/replace-file.ts'", "type { Vault } from '../vault/vault-api.ts'"],
    ["'electron'", "'electron-store'", "'../vault/vault.ts'", "'../ipc/registrar.ts'", "'../tokens/make-token.ts'"],
  ],
  [
    'electron/vault/a.ts',
    ["'node:fs/promises'", "'electron-store'", "type { App } from 'electron'", "'../../shared/projects.ts'"],
    ["{ app } from 'electron'", "'../ipc/registrar.ts'", "'../tokens/make-token.ts'", "'../../renderer/app/App.tsx'"],
  ],
  [
    'electron/vault/sealing/a.ts',
    ["'node:crypto'", "'../ports.ts'", "'../document/keys.ts'", "'../../../shared/projects.ts'"],
    ["{ app } from 'electron'", "'../../ipc/registrar.ts'", "'../../tokens/make-token.ts'"],
  ],
  [
    'electron/security/a.ts',
    ["type { Session } from 'electron'"],
    ["{ session } from 'electron'", "'../vault/vault.ts'"],
  ],
  [
    'electron/transfer/a.ts',
    ["'node:timers/promises'", "'valibot'", "'../tokens/credentials.ts'", "'../vault/sealing/passphrase-seal.ts'"],
    ["'../vault/vault.ts'", "'../ipc/registrar.ts'", "type { App } from 'electron'", "'../../renderer/app/App.tsx'"],
  ],
  [
    'electron/ipc/a.ts',
    ["'../tokens/make-token.ts'", "'../transfer/read-import.ts'", "'../vault/vault-api.ts'"],
    ["'../cli/run.ts'"],
  ],
  [
    'electron/cli/a.ts',
    ["'../tokens/make-token.ts'", "'../vault/document/open-document.ts'", "'../vault/files/vault-file-reader.ts'"],
    ["'../vault/vault.ts'", "'../vault/files/vault-file.ts'", "'../ipc/registrar.ts'", "{ app } from 'electron'"],
  ],
  [
    'electron/main.ts',
    ["{ app } from 'electron'", "'./vault/app-vault.ts'", "'./command-line.ts'"],
    ["{ shell } from 'electron'", "{ BrowserWindow } from 'electron'", "'../renderer/app/App.tsx'"],
  ],
  [
    'electron/command-line.ts',
    ["type { App } from 'electron'", "'./cli/run.ts'"],
    ["{ app } from 'electron'", "'../renderer/app/App.tsx'"],
  ],
  ['electron/preload.ts', ["{ ipcRenderer } from 'electron'"], ["'node:fs'", "'./log.ts'"]],
])('lint keeps the borders of %s', (file, allowed, refused) => {
  const imports = (names: string[]) => names.map((name) => `import ${name}`);
  const statements = imports([...allowed, ...refused]);
  expect(refusedStatements(file, statements, 'no-restricted-imports')).toEqual(imports(refused));
});

test.each(['electron/a.ts', 'electron/ipc/a.ts', 'electron/tokens/a.ts', 'shared/a.ts'])(
  'lint keeps %s from the network',
  (file) => {
    const refused = ["void fetch('https://example.com')", "new WebSocket('wss://example.com')"];
    const statements = ['void ports.fetch()', ...refused];
    expect(refusedStatements(file, statements, 'no-restricted-globals')).toEqual(refused);
  },
);
