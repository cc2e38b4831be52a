import { describe, expect, test } from 'vitest';
import { makeToken } from '../../../electron/tokens/make-token.ts';
import type { NonceSource } from '../../../electron/tokens/nonce.ts';
import type { TokenForm } from '../../../shared/contract.ts';
import type { TokenFormat } from '../../../shared/token-formats.ts';
import {
  applicationJwtVectors,
  credentialOf,
  projectJwtVectors,
  t1Vectors,
  type JwtVector,
  type T1Vector,
  type VectorOptions,
} from './vectors.ts';

const noRandom: NonceSource = {
  fraction: () => {
    throw new Error('a given nonce needs no randomness');
  },
  uuid: () => {
    throw new Error('a given nonce needs no randomness');
  },
};

/** What our rules refuse though the SDK made a token of it; undefined when the vector must come out the same. */
function refusalOf({ options, clock }: T1Vector | JwtVector, expiresAt: number): string | undefined {
  if (expiresAt <= clock) {
    return 'EXPIRY_PAST';
  }
  if ((options.data ?? '').length > 1000) {
    return 'METADATA_TOO_LONG';
  }
  if (layoutOf(options).join(' ').length > 1000) {
    return 'LAYOUT_TOO_LONG';
  }
  return undefined;
}

function layoutOf({ initialLayoutClassList: layout = [] }: VectorOptions): string[] {
  return typeof layout === 'string' ? layout.split(' ') : layout;
}

/** Metadata that is not text can't be asked for: the form holds text only. */
function isExpressible({ options }: T1Vector | JwtVector): boolean {
  return options.data === undefined || typeof options.data === 'string';
}

function remake(vector: T1Vector | JwtVector, format: TokenFormat, expiresAt: number, nonce: string) {
  const { options } = vector;
  const form: TokenForm = {
    sessionId: vector.sessionId,
    role: options.role ?? 'publisher',
    expires: String(expiresAt),
    data: options.data ?? '',
    layoutClasses: layoutOf(options),
    format,
  };
  return makeToken(form, credentialOf(vector), {
    nowSeconds: 1,
    issuedAt: vector.clock,
    nonce,
    savedProjects: [],
    random: noRandom,
  });
}

/** The same bytes, or the refusal that our rules ask for. */
function expectedOf(vector: T1Vector | JwtVector, expiresAt: number): object {
  const refusal = refusalOf(vector, expiresAt);
  return refusal === undefined ? { ok: true, value: { token: vector.token } } : { ok: false, error: { code: refusal } };
}

describe('T1 of the Node SDK, byte for byte', () => {
  const vectors = t1Vectors.filter(({ id }) => id.startsWith('opentok-node/'));
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const field = (name: string) => vector.decoded.fields.find(([known]) => known === name)?.[2] ?? '';
    const expiresAt = Number(field('expire_time'));
    expect(remake(vector, 't1', expiresAt, field('nonce'))).toMatchObject(expectedOf(vector, expiresAt));
  });
  test('is not an empty set', () => expect(vectors.length).toBeGreaterThan(25));
});

describe('project JWT of the Node SDK, byte for byte', () => {
  const vectors = projectJwtVectors.filter(({ id }) => id.startsWith('opentok-node/'));
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const nonce = /"nonce":([^,]+)/.exec(vector.decoded.payloadJson)?.[1] ?? '';
    const expiresAt = Number(vector.decoded.payload['exp']);
    expect(remake(vector, 'project-jwt', expiresAt, nonce)).toMatchObject(expectedOf(vector, expiresAt));
  });
  test('is not an empty set', () => expect(vectors.length).toBeGreaterThan(25));
});

describe('application JWT of both Node SDKs, byte for byte', () => {
  const vectors = applicationJwtVectors
    .filter(isExpressible)
    .filter(({ id }) => /^(?:opentok-node-vonage-mode|vonage-video-node)\//.test(id));
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const { exp, jti } = vector.decoded.payload;
    const expiresAt = Number(exp);
    expect(remake(vector, 'application-jwt', expiresAt, String(jti))).toMatchObject(expectedOf(vector, expiresAt));
  });
  test('is not an empty set', () => expect(vectors.length).toBeGreaterThan(50));
});

test('digits of a nonce that JavaScript would change are kept', () => {
  const [vector] = projectJwtVectors;
  if (vector === undefined) {
    throw new Error('no vectors');
  }
  for (const nonce of ['0.10', '12345678901234567890123', '1E5', '-0']) {
    const made = remake(vector, 'project-jwt', vector.clock + 60, nonce);
    if (!made.ok) {
      throw new Error(made.error.message);
    }
    const payload = Buffer.from(made.value.token.split('.')[1] ?? '', 'base64url').toString();
    expect(payload).toContain(`"nonce":${nonce},`);
  }
});
