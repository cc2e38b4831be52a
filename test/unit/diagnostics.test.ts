import { expect, it } from 'vitest';
import { diagnosticsText } from '../../electron/diagnostics.ts';
import { fail, ok } from '../../shared/results.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';
import { openTokProject } from './renderer/projects.ts';

const UNLOCKED: VaultStatus = {
  state: 'unlocked',
  protection: 'passphrase',
  hasRecoveryCode: false,
  isOpenByRecoveryCode: false,
  savedAt: null,
  tampered: null,
  unsaved: null,
};
const ABOUT = {
  version: '0.1.0',
  platform: 'linux',
  arch: 'x64',
  versions: { electron: '45.0.0', chrome: '150.0.0.0', node: '24.0.0' },
};

it('tells versions, protection and counts, and nothing of what the projects are', () => {
  const listProjects = () => ok({ projects: [openTokProject], damaged: [] });
  expect(diagnosticsText({ ...ABOUT, vault: { status: () => UNLOCKED, listProjects } })).toBe(
    [
      'Tokenbooth 0.1.0',
      'System: linux x64',
      'Electron: 45.0.0',
      'Chromium: 150.0.0.0',
      'Node: 24.0.0',
      'Protection: passphrase',
      'Projects: 1, damaged: 0',
    ].join('\n'),
  );
});

it('tells what it can while the vault is locked', () => {
  const status = (): VaultStatus => ({
    state: 'locked',
    opensWith: 'os',
    hasRecoveryCode: false,
    isBackup: false,
    hasUnsaved: false,
  });
  const listProjects = () => fail('VAULT_LOCKED', 'The vault is locked.');
  const text = diagnosticsText({ ...ABOUT, vault: { status, listProjects } });
  expect(text).toContain('Protection: locked\nProjects: not readable');
});
