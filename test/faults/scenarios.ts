import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '../../electron/vault/vault-api.ts';
import { draftOf, OTHER_PASSPHRASE, PASSPHRASE, startService, savedValueOf, unlocked, valueOf } from './service.ts';

/** One way to change what is on disk, to be cut off anywhere. */
interface Scenario {
  /** Makes the folder as it is before. */
  prepare(folder: string, fixture: string): Promise<void>;
  /** What is done before the change, and never cut off. */
  begin(vault: Vault): Promise<unknown>;
  /** The change. Rejects when it does not work out. */
  change(vault: Vault): Promise<unknown>;
}

async function withService(folder: string, work: (vault: Vault) => Promise<void>): Promise<void> {
  const vault = startService(folder);
  try {
    await work(vault);
  } finally {
    await vault.close();
  }
}

/** Three projects, saved one after the other, and so a backup of two. */
function threeProjects(folder: string): Promise<void> {
  return withService(folder, async (vault) => {
    await vault.open();
    for (const number of [1, 2, 3]) {
      savedValueOf(vault, await vault.addProject(draftOf(number)));
    }
  });
}

function threeProjectsWithPassphrase(folder: string): Promise<void> {
  return withService(folder, async (vault) => {
    await vault.open();
    savedValueOf(vault, await vault.startWithPassphrase(PASSPHRASE));
    for (const number of [1, 2, 3]) {
      savedValueOf(vault, await vault.addProject(draftOf(number)));
    }
  });
}

async function damagedFile(folder: string): Promise<void> {
  await threeProjects(folder);
  const path = join(folder, 'vault.json');
  await writeFile(path, (await readFile(path)).subarray(0, 500));
}

function firstId(vault: Vault): string {
  const [first] = valueOf(vault.listProjects()).projects;
  if (first === undefined) {
    throw new Error('There is no project.');
  }
  return first.id;
}

const nothing = async () => undefined;

export const SCENARIOS = {
  'the first save': {
    prepare: nothing,
    begin: (vault) => vault.open(),
    change: async (vault) => savedValueOf(vault, await vault.addProject(draftOf(1))),
  },
  'an added project': {
    prepare: threeProjects,
    begin: (vault) => vault.open(),
    change: async (vault) => savedValueOf(vault, await vault.addProject(draftOf(4))),
  },
  'a replaced secret': {
    prepare: threeProjects,
    begin: (vault) => vault.open(),
    change: async (vault) => savedValueOf(vault, await vault.editProject(firstId(vault), draftOf(1, 'the new secret'))),
  },
  'a removed project': {
    prepare: threeProjects,
    begin: (vault) => vault.open(),
    change: async (vault) => savedValueOf(vault, await vault.removeProject(firstId(vault))),
  },
  'a named session': {
    prepare: threeProjects,
    begin: (vault) => vault.open(),
    change: async (vault) =>
      savedValueOf(vault, await vault.addSession(firstId(vault), { name: 'Login', sessionId: '1_MX4' })),
  },
  'another order': {
    prepare: threeProjects,
    begin: (vault) => vault.open(),
    change: async (vault) => savedValueOf(vault, await vault.moveProject(firstId(vault), 2)),
  },
  'a first passphrase': {
    prepare: nothing,
    begin: (vault) => vault.open(),
    change: async (vault) => {
      savedValueOf(vault, await vault.startWithPassphrase(PASSPHRASE));
      savedValueOf(vault, await vault.addProject(draftOf(1)));
    },
  },
  'a passphrase in place of the OS key': {
    prepare: threeProjects,
    begin: (vault) => vault.open(),
    change: async (vault) => savedValueOf(vault, await vault.setPassphrase({ current: null, passphrase: PASSPHRASE })),
  },
  'a changed passphrase': {
    prepare: threeProjectsWithPassphrase,
    begin: async (vault) => unlocked(vault, await vault.open()),
    change: async (vault) =>
      savedValueOf(vault, await vault.setPassphrase({ current: PASSPHRASE, passphrase: OTHER_PASSPHRASE })),
  },
  'a renewed key': {
    prepare: threeProjects,
    begin: (vault) => vault.open(),
    change: async (vault) => savedValueOf(vault, await vault.renewKey(null)),
  },
  'a renewed key under a passphrase': {
    prepare: threeProjectsWithPassphrase,
    begin: async (vault) => unlocked(vault, await vault.open()),
    change: async (vault) => savedValueOf(vault, await vault.renewKey(PASSPHRASE)),
  },
  'a migration from version 1': {
    prepare: (folder, fixture) => copyFile(fixture, join(folder, 'vault.json')),
    begin: nothing,
    change: async (vault) => {
      await vault.open();
      savedValueOf(vault, await vault.addProject(draftOf(3)));
    },
  },
  'the backup in place of a damaged file': {
    prepare: damagedFile,
    begin: (vault) => vault.open(),
    change: async (vault) => {
      await vault.useBackup();
      savedValueOf(vault, await vault.addProject(draftOf(3)));
    },
  },
  'an empty vault in place of a damaged file': {
    prepare: damagedFile,
    begin: (vault) => vault.open(),
    change: async (vault) => {
      await vault.startEmpty();
      savedValueOf(vault, await vault.addProject(draftOf(3)));
    },
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
