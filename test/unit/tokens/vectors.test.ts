import { describe, expect, test } from 'vitest';
import { inspectToken, type Inspection } from '../../../electron/tokens/inspect-token.ts';
import { readJwt } from '../../../electron/tokens/jwt-read.ts';
import { readT1 } from '../../../electron/tokens/t1-read.ts';
import {
  applicationJwtVectors,
  credentialOf,
  projectJwtVectors,
  restVectors,
  t1Vectors,
  type JwtVector,
} from './vectors.ts';

/** Just before the one second that the shortest vectors live. */
function inspect(vector: { token: string; clock: number } & Parameters<typeof credentialOf>[0]): Inspection {
  return inspectToken(vector.token, { credentials: [credentialOf(vector)], nowSeconds: vector.clock });
}

/** Vectors that expire at the very second they were made. */
function liveVerdict(expiresAt: unknown, clock: number): string {
  return typeof expiresAt === 'number' && expiresAt <= clock ? 'expired' : 'valid';
}

describe('T1 tokens of the official SDKs', () => {
  test.each(t1Vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const field = (name: string) => vector.decoded.fields.find(([known]) => known === name)?.[2];
    const { token: read } = readT1(vector.token);
    expect(read?.partnerId).toBe(vector.decoded.partnerId);
    expect(read?.fields).toEqual(vector.decoded.fields.map(([name, , value]) => ({ name, value })));

    const inspection = inspect(vector);
    const expireTime = field('expire_time');
    expect(inspection).toMatchObject({
      format: 't1',
      signature: 'verified',
      verdict: liveVerdict(expireTime === undefined ? undefined : Number(expireTime), vector.clock),
      apiKey: vector.apiKey,
      sessionId: vector.sessionId,
      role: field('role'),
      issuedAt: Number(field('create_time')),
      nonce: field('nonce'),
    });
    expect(inspection.expiresAt).toBe(expireTime === undefined ? undefined : Number(expireTime));
    expect(inspection.data).toBe(field('connection_data'));
    const layout = field('initial_layout_class_list');
    expect(inspection.layoutClasses).toEqual(layout?.split(' ').filter((word) => word !== ''));
  });
});

describe.each([
  ['project-jwt', projectJwtVectors],
  ['application-jwt', applicationJwtVectors],
] as [string, JwtVector[]][])('%s tokens of the official SDKs', (format, vectors) => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const { payload } = vector.decoded;
    const { token: read } = readJwt(vector.token);
    expect(read).toEqual({ header: vector.decoded.header, payload, repeatedNames: [] });

    const inspection = inspect(vector);
    expect(inspection).toMatchObject({
      format,
      signature: 'verified',
      verdict: liveVerdict(payload['exp'], vector.clock),
      sessionId: payload['session_id'],
      issuedAt: payload['iat'],
      nonce: String(payload['nonce'] ?? payload['jti']),
    });
    expect(inspection.apiKey).toBe(vector.apiKey);
    expect(inspection.applicationId).toBe(vector.applicationId);
    expect(inspection.role).toBe(payload['role']);
    expect(inspection.expiresAt).toBe(payload['exp']);
    const data = payload['connection_data'] ?? payload['data'] ?? undefined;
    expect(inspection.data).toEqual(data);
    const layout = payload['initial_layout_class_list'];
    expect(inspection.layoutClasses).toEqual(
      typeof layout === 'string' ? layout.split(' ').filter((word) => word !== '') : layout,
    );
  });
});

test.each(restVectors.map((vector) => [vector.id, vector] as const))(
  'request token %s is recognised',
  (_id, vector) => {
    const clock = Number(vector.decoded.payload['iat']);
    const inspection = inspect({ ...vector, clock });
    expect(inspection).toMatchObject({
      format: 'rest-jwt',
      signature: 'verified',
      verdict: 'valid',
      problems: [{ code: 'REST_TOKEN' }],
    });
    expect(inspection.apiKey ?? inspection.applicationId).toBe(vector.apiKey ?? vector.applicationId);
  },
);

test('every vector with other credentials is unverified, and with another secret a mismatch', () => {
  for (const vector of [...t1Vectors, ...projectJwtVectors, ...applicationJwtVectors]) {
    const unchecked = inspectToken(vector.token, { credentials: [], nowSeconds: vector.clock });
    expect(unchecked).toMatchObject({ signature: 'unchecked', verdict: 'unverified' });
    if (vector.apiSecret === undefined) {
      continue;
    }
    const other = credentialOf({ ...vector, apiSecret: `${vector.apiSecret}x` });
    const mismatch = inspectToken(vector.token, { credentials: [other], nowSeconds: vector.clock });
    expect(mismatch).toMatchObject({ signature: 'mismatch', verdict: 'bad-signature' });
  }
});
