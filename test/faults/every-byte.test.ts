import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, isKept, isSameFolder } from './folder-state.ts';
import { say, temporaryFolder, twoAtATime } from './processes.ts';
import { contentOf, draftOf, PASSPHRASE, savedValueOf, startService } from './service.ts';

const FIXTURE = join(import.meta.dirname, '..', 'unit', 'vault', 'fixtures', 'version-1.json');
const SLOW_MACHINE_MILLISECONDS = 900_000;

const EVERY_BIT = [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80];
/** Another letter or digit, the other case, and no ASCII: what costs a key derivation is not tried with every bit. */
const THREE_BITS = [0x01, 0x20, 0x80];

/**
 * What a damaged file may be called; anything else, such as `INTERNAL` or an empty vault, would be wrong or no help. A
 * backup that is no vault at all is not taken, and what is wrong with the file is said again.
 */
const NAMES = {
  'vault.json': ['tampered', 'VAULT_CORRUPT', 'VAULT_NEWER', 'OS_KEY_MISMATCH', 'WRONG_PASSPHRASE'],
  'vault.bak.json': ['tampered', 'VAULT_MISSING', 'VAULT_CORRUPT', 'VAULT_NEWER', 'OS_KEY_MISMATCH'],
};

interface Case {
  prepare(folder: string): Promise<void>;
  /** Which of the two files is damaged. For the backup, `vault.json` is gone and the backup is taken in its place. */
  file: 'vault.json' | 'vault.bak.json';
  masks: readonly number[];
}

async function saveTwo(folder: string, passphrase?: string): Promise<void> {
  const vault = startService(folder);
  await vault.open();
  if (passphrase !== undefined) {
    savedValueOf(vault, await vault.startWithPassphrase(passphrase));
  }
  savedValueOf(vault, await vault.addProject(draftOf(1)));
  savedValueOf(vault, await vault.addProject(draftOf(2)));
  await vault.close();
}

const CASES: Record<string, Case> = {
  'a vault of version 1': {
    prepare: async (folder) => copyFileSync(FIXTURE, join(folder, 'vault.json')),
    file: 'vault.json',
    masks: EVERY_BIT,
  },
  'a vault under the OS key': { prepare: (folder) => saveTwo(folder), file: 'vault.json', masks: EVERY_BIT },
  'a vault under a passphrase': {
    prepare: (folder) => saveTwo(folder, PASSPHRASE),
    file: 'vault.json',
    masks: THREE_BITS,
  },
  'a backup under the OS key': { prepare: (folder) => saveTwo(folder), file: 'vault.bak.json', masks: EVERY_BIT },
  'a backup of version 1': {
    prepare: async (folder) => copyFileSync(FIXTURE, join(folder, 'vault.bak.json')),
    file: 'vault.bak.json',
    masks: EVERY_BIT,
  },
};

interface Outcome {
  /** `open`, `tampered` when it is read-only, or the code of the problem. */
  outcome: string;
  /** Undefined while nothing can be read. */
  content: string[] | undefined;
}

/** Opens what is in the folder as far as it goes. */
async function outcomeOf(folder: string, file: Case['file']): Promise<Outcome> {
  const vault = startService(folder);
  try {
    const opened = await vault.open();
    const status = file === 'vault.json' ? opened : await vault.useBackup();
    const reply =
      status.state === 'locked' ? await vault.unlock({ with: 'passphrase', passphrase: PASSPHRASE }) : status;
    switch (reply.state) {
      case 'closed':
      case 'refused':
        return { outcome: reply.problem.code, content: undefined };
      case 'locked':
        return { outcome: 'locked', content: undefined };
      case 'unlocked':
        return { outcome: reply.tampered === null ? 'open' : 'tampered', content: contentOf(vault) };
    }
  } finally {
    await vault.close();
  }
}

/** Every damage of a file: its name for the reader and the damaged bytes. */
function damages(bytes: Buffer, masks: readonly number[]): { what: string; damaged: Buffer }[] {
  const cuts = Array.from(bytes, (_byte, length) => ({
    what: `cut to ${length} bytes`,
    damaged: bytes.subarray(0, length),
  }));
  const flips = Array.from(bytes, (byte, index) =>
    masks.map((mask) => {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(byte ^ mask, index);
      return { what: `byte ${index} xor ${mask}`, damaged };
    }),
  );
  return [...cuts, ...flips.flat()];
}

test.for(Object.entries(CASES))(
  '%s, cut at every length and changed at every byte: a named problem, read-only, or all as it was',
  { timeout: SLOW_MACHINE_MILLISECONDS },
  async ([name, { prepare, file, masks }]) => {
    const root = temporaryFolder();
    const template = join(root, 'template');
    mkdirSync(template);
    await prepare(template);
    if (file === 'vault.bak.json') {
      rmSync(join(template, 'vault.json'), { force: true });
    }
    const bytes = readFileSync(join(template, file));
    const copyOf = (purpose: string): string => {
      const folder = join(root, purpose);
      cpSync(template, folder, { recursive: true });
      return folder;
    };
    const intact = await outcomeOf(copyOf('intact'), file);
    expect(intact.outcome).toBe('open');
    const outcomes = new Map<string, number>();

    // One for each lane.
    const free = [copyOf('one'), copyOf('other')];
    await twoAtATime(damages(bytes, masks), async ({ what, damaged }) => {
      const folder = free.pop() ?? copyOf(what);
      writeFileSync(join(folder, file), damaged);
      const before = new Map(filesOf(template)).set(file, damaged);
      const { outcome, content } = await outcomeOf(folder, file);
      const after = filesOf(folder);
      const isUnchanged = isSameFolder(before, after);

      expect(['open', ...NAMES[file]], what).toContain(outcome);
      expect(outcome === 'open' ? content : intact.content, what).toEqual(intact.content);
      // One byte takes no project away: what can't be read is named.
      expect(content?.length ?? intact.content?.length, what).toBe(intact.content?.length);
      const genuine = content?.filter((line) => !line.startsWith('damaged ')) ?? [];
      expect(
        genuine.filter((line) => intact.content?.includes(line) !== true),
        what,
      ).toEqual([]);
      // A backup that turns out whole is put in the file's place; nothing else may be written.
      const mayWrite = file === 'vault.bak.json' && outcome === 'open';
      expect(isUnchanged || (mayWrite && isKept(damaged, after)), `${what}: the files`).toBe(true);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      free.push(isUnchanged ? folder : copyOf(what));
    });

    say(`${name}: ${Array.from(outcomes, ([outcome, count]) => `${count} ${outcome}`).join(', ')}.`);
    expect(Array.from(outcomes.keys())).toEqual(expect.arrayContaining(NAMES[file].slice(0, 2)));
  },
);
