import { readFileSync } from 'node:fs';
import { openTokCredential, vonageCredential, type Credential } from '../../../electron/tokens/credentials.ts';
import type { Result } from '../../../shared/results.ts';

export interface VectorOptions {
  role?: string;
  expireTime?: number | string;
  data?: string;
  initialLayoutClassList?: string | string[];
}

interface VectorBase {
  id: string;
  sdk: string;
  clock: number;
  sessionId: string;
  options: VectorOptions;
  token: string;
  apiKey?: string;
  apiSecret?: string;
  applicationId?: string;
  keyRef?: string;
  edge?: boolean;
}

export type T1Vector = VectorBase & {
  decoded: { partnerId: string; fields: [name: string, raw: string, decoded: string][] };
};
export type JwtVector = VectorBase & {
  decoded: { header: Record<string, unknown>; payload: Record<string, unknown>; payloadJson: string };
};
export type InvalidVector = Omit<VectorBase, 'token' | 'sessionId' | 'options'> & {
  format: string;
  sessionId: string | null;
  options: Record<string, unknown>;
  outcome: 'accepted' | 'rejected';
  token?: string;
};
export type RestVector = Omit<VectorBase, 'sessionId' | 'options' | 'clock'> & { decoded: JwtVector['decoded'] };

interface Application {
  keyRef: string;
  applicationId: string;
  privateKeyPem: string;
  publicKeyPem: string;
}

function load(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../vectors/${file}`, import.meta.url), 'utf8'));
}

export const t1Vectors = (load('t1-legacy.json') as { vectors: T1Vector[] }).vectors;
export const projectJwtVectors = (load('jwt-hs256.json') as { vectors: JwtVector[] }).vectors;
export const invalidVectors = (load('invalid-inputs.json') as { vectors: InvalidVector[] }).vectors;
export const restVectors = (load('rest-auth.json') as { vectors: RestVector[] }).vectors;

const applicationFile = load('jwt-rs256-vonage.json') as { vectors: JwtVector[]; applications: Application[] };
export const applicationJwtVectors = applicationFile.vectors;
export const applications = applicationFile.applications;

/** The value of a result that a test expects to be good. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) {
    throw new Error(`${result.error.code}: ${result.error.message}`);
  }
  return result.value;
}

const applicationCredentials = new Map(
  applications.map(({ keyRef, applicationId, privateKeyPem }) => [
    keyRef,
    valueOf(vonageCredential(applicationId, privateKeyPem)),
  ]),
);

/** The credential a vector was signed with. */
export function credentialOf(vector: Pick<VectorBase, 'id' | 'apiKey' | 'apiSecret' | 'keyRef'>): Credential {
  const application = vector.keyRef === undefined ? undefined : applicationCredentials.get(vector.keyRef);
  if (application !== undefined) {
    return application;
  }
  if (vector.apiKey === undefined || vector.apiSecret === undefined) {
    throw new Error(`${vector.id} has no credential`);
  }
  return valueOf(openTokCredential(vector.apiKey, vector.apiSecret));
}
