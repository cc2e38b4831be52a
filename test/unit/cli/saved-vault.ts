import { randomBytes, randomUUID } from 'node:crypto';
import {
  type UnsignedDocument,
  VAULT_FORMAT,
  VAULT_SCHEMA_VERSION,
  type Wrap,
} from '../../../electron/vault/document/document.ts';
import { makeKeyCheck, signDocument } from '../../../electron/vault/document/integrity.ts';
import { DATA_KEY_BYTES, deriveKeys } from '../../../electron/vault/document/keys.ts';
import { wrapDataKey } from '../../../electron/vault/wraps/os-wrap.ts';
import { wrapWithPassphrase } from '../../../electron/vault/wraps/passphrase-wrap.ts';
import type { OsKey } from '../../../electron/vault/ports.ts';
import { sealRecord, sealSecret } from '../../../electron/vault/document/records.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { Project } from '../../../shared/projects.ts';
import { applications, valueOf } from '../tokens/vectors.ts';
import { createFakeOsKey } from '../vault/fake-os-key.ts';
import { KEY, SECRET } from './fake-io.ts';

export const PASSPHRASE = 'marker passphrase: correct horse';

interface SavedProject {
  project: Project;
  secret: string | null;
  /** The sealed secret no longer opens, and the person chose to keep it so. */
  isDamaged?: true;
}

const MARKS = {
  createdAt: 1_700_000_000,
  updatedAt: 1_700_000_000,
  secretSavedAt: 1_700_000_000,
  preferences: defaultPreferences('opentok', 'other'),
};

export const ACME: SavedProject = {
  project: { family: 'opentok', id: randomUUID(), name: 'Acme Zoë', environment: 'production', apiKey: KEY, ...MARKS },
  secret: SECRET,
};

export const GLOBEX: SavedProject = {
  project: {
    family: 'vonage',
    id: randomUUID(),
    name: 'Globex',
    environment: 'test',
    applicationId: applications[0]?.applicationId ?? '',
    ...MARKS,
    preferences: defaultPreferences('vonage', 'test'),
  },
  secret: applications[0]?.privateKeyPem ?? '',
};

export const WITHOUT_SECRET: SavedProject = {
  project: {
    family: 'opentok',
    id: randomUUID(),
    name: 'Acme imported',
    environment: 'staging',
    apiKey: '45012345',
    ...MARKS,
    secretSavedAt: null,
  },
  secret: null,
};

export const DAMAGED: SavedProject = {
  project: { family: 'opentok', id: randomUUID(), name: 'Initech', environment: 'other', apiKey: '45099999', ...MARKS },
  secret: 'secret of a damaged project',
  isDamaged: true,
};

/** The text of a vault file as the app saves it, at a low cost of guessing. */
export async function vaultText({
  wraps = ['passphrase'],
  projects = [ACME, GLOBEX, WITHOUT_SECRET, DAMAGED],
  osKey = createFakeOsKey(),
}: {
  wraps?: readonly Wrap['kind'][];
  projects?: readonly SavedProject[];
  osKey?: OsKey;
} = {}): Promise<string> {
  const ids = { vaultId: randomUUID(), keyId: randomUUID() };
  const keys = deriveKeys(randomBytes(DATA_KEY_BYTES), ids);
  const wrap = async (kind: Wrap['kind']): Promise<Wrap> => {
    if (kind === 'os') {
      return valueOf(await wrapDataKey(keys.dataKey, ids, { osKey, startTimer: () => () => undefined }));
    }
    const scryptCost = { N: 2 ** 14, r: 8, p: 1 };
    return wrapWithPassphrase(kind, keys.dataKey, PASSPHRASE, ids, { scryptCost, randomBytes });
  };
  const document: UnsignedDocument = {
    format: VAULT_FORMAT,
    schemaVersion: VAULT_SCHEMA_VERSION,
    ...ids,
    generation: 1,
    savedAt: MARKS.updatedAt,
    wraps: await Promise.all(wraps.map(wrap)),
    keyCheck: makeKeyCheck(ids, keys),
    projects: projects.map(({ project, secret, isDamaged }) => {
      const owner = isDamaged === true ? randomUUID() : project.id;
      const sealed = secret === null ? null : sealSecret(Buffer.from(secret), owner, ids, keys, randomBytes);
      return sealRecord({ project, sessions: [] }, sealed, ids, keys, randomBytes);
    }),
  };
  return JSON.stringify(signDocument(document, keys), null, '\t');
}

/** The same file after somebody without the keys took the first project out. */
export function withoutFirstProject(text: string): string {
  const document = JSON.parse(text) as UnsignedDocument;
  return JSON.stringify({ ...document, projects: document.projects.slice(1) });
}
