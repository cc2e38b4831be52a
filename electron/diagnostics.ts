import type { ProjectList } from '../shared/projects.ts';
import type { Result } from '../shared/results.ts';
import type { VaultStatus } from '../shared/vault-status.ts';

interface DiagnosticsPorts {
  version: string;
  platform: string;
  arch: string;
  /** As in `process.versions`. */
  versions: Readonly<Record<string, string | undefined>>;
  vault: { status: () => VaultStatus; listProjects: () => Result<ProjectList> };
}

/** Versions, the kind of protection and counts, one a line. SECURITY: no name, path, ID or secret is in it. */
export function diagnosticsText({ version, platform, arch, versions, vault }: DiagnosticsPorts): string {
  const status = vault.status();
  const listed = vault.listProjects();
  return [
    `Tokenbooth ${version}`,
    `System: ${platform} ${arch}`,
    `Electron: ${versions['electron'] ?? 'none'}`,
    `Chromium: ${versions['chrome'] ?? 'none'}`,
    `Node: ${versions['node'] ?? 'none'}`,
    `Protection: ${status.state === 'unlocked' ? status.protection : status.state}`,
    ...(listed.ok
      ? [`Projects: ${listed.value.projects.length}, damaged: ${listed.value.damaged.length}`]
      : ['Projects: not readable']),
  ].join('\n');
}
