import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { VaultPorts } from '../../../electron/vault/ports.ts';
import { createVault } from '../../../electron/vault/vault.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import type { ProjectDraft } from '../../../shared/projects.ts';
import type { Result } from '../../../shared/results.ts';

export const SECRET = '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88';

/** As typed: with blanks around key and secret. */
export const OPENTOK = {
  family: 'opentok',
  name: 'Acme staging',
  environment: 'staging',
  apiKey: ' 12345678 ',
  apiSecret: `${SECRET}\n`,
} as const satisfies ProjectDraft;

/** A Vonage application with a private key that can sign, blanks around it. */
export async function vonageDraft(): Promise<ProjectDraft & { family: 'vonage' }> {
  const { applications } = JSON.parse(await readFile('test/vectors/jwt-rs256-vonage.json', 'utf8'));
  const [application] = applications;
  return {
    family: 'vonage',
    name: 'Acme video',
    environment: 'production',
    applicationId: application.applicationId,
    privateKey: `  ${application.privateKeyPem}  `,
  };
}

/** The real vault in memory: nothing of these ports but randomness and time is used by it. */
export function sessionOnlyVault(): Vault {
  const vault = createVault({
    nowSeconds: () => 1_767_225_600,
    randomBytes,
    randomUuid: randomUUID,
  } as unknown as VaultPorts);
  vault.startSessionOnly();
  return vault;
}

/** The value of a result that worked out. */
export async function value<T>(result: Promise<Result<T>> | Result<T>): Promise<T> {
  const awaited = await result;
  if (!awaited.ok) {
    throw new Error(`${awaited.error.code}: ${awaited.error.message}`);
  }
  return awaited.value;
}
