import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { inspectToken } from '../../../electron/tokens/inspect-token.ts';
import { makeToken } from '../../../electron/tokens/make-token.ts';
import { tokenFormSchema } from '../../../shared/contract.ts';
import { credentialOf, invalidVectors, type InvalidVector } from './vectors.ts';

/** What we do with each input that at least one SDK refuses; `schema`: the form can't even say it. */
const OUR_VERDICT: Record<string, string> = {
  'bad-expire-31d': 'EXPIRY_TOO_FAR',
  'bad-expire-30d-plus-1': 'EXPIRY_TOO_FAR',
  'bad-expire-milliseconds': 'EXPIRY_MILLISECONDS',
  'bad-expire-past-1h': 'EXPIRY_PAST',
  'bad-expire-past-1s': 'EXPIRY_PAST',
  'bad-expire-zero': 'EXPIRY_PAST',
  'bad-expire-negative': 'EXPIRY_PAST',
  'bad-expire-text': 'EXPIRY_UNREADABLE',
  'bad-role-empty': 'ROLE_UNKNOWN',
  'bad-role-unknown': 'ROLE_UNKNOWN',
  'bad-role-case': 'ROLE_UNKNOWN',
  'bad-role-number': 'schema',
  'bad-session-empty': 'SESSION_MISSING',
  'bad-session-garbage': 'SESSION_UNREADABLE',
  'bad-session-short': 'SESSION_UNREADABLE',
  'bad-session-truncated': 'SESSION_UNREADABLE',
  'bad-session-other-key': 'SESSION_OTHER_PROJECT',
  'bad-session-key-is-substring': 'SESSION_OTHER_PROJECT',
  'bad-session-whitespace': 'accepted',
  'bad-session-null': 'schema',
  'data-1000': 'accepted',
  'data-1000-accented': 'accepted',
  'data-1000-worst-case-encoding': 'accepted',
  'data-500-emoji': 'accepted',
  'data-1001': 'METADATA_TOO_LONG',
  'data-1024': 'METADATA_TOO_LONG',
  'data-1025': 'METADATA_TOO_LONG',
  'data-object': 'schema',
  'data-number': 'schema',
  'layout-1098-chars': 'LAYOUT_TOO_LONG',
  'layout-string': 'accepted',
  'expire-numeric-string': 'accepted',
};

function caseOf(vector: InvalidVector): string {
  return vector.id.split('/').at(-1) ?? '';
}

function verdictOf(vector: InvalidVector): string {
  const {
    role = 'publisher',
    expireTime = vector.clock + 86_400,
    data = '',
    initialLayoutClassList = [],
  } = vector.options;
  const layout = initialLayoutClassList;
  const form = v.safeParse(tokenFormSchema, {
    sessionId: vector.sessionId,
    role,
    expires: String(expireTime),
    data,
    layoutClasses: typeof layout === 'string' ? layout.split(' ') : layout,
    format: { T1: 't1', 'JWT-HS256': 'project-jwt', 'JWT-RS256': 'application-jwt' }[vector.format],
  });
  if (!form.success) {
    return 'schema';
  }
  const made = makeToken(form.output, credentialOf(vector), {
    nowSeconds: vector.clock,
    savedProjects: [],
    random: { fraction: () => 0.5, uuid: () => '00000000-0000-4000-8000-000000000000' },
  });
  return made.ok ? 'accepted' : made.error.code;
}

describe('inputs that an SDK refuses or should have', () => {
  test.each(invalidVectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    expect(verdictOf(vector)).toBe(OUR_VERDICT[caseOf(vector)]);
  });
});

/** What the inspector says about the odd token an SDK made of such an input, if the token shows it at all. */
const SEEN_IN_TOKEN: Record<string, string> = {
  'bad-expire-31d': 'EXPIRY_TOO_FAR',
  'bad-expire-30d-plus-1': 'EXPIRY_TOO_FAR',
  'bad-expire-milliseconds': 'EXPIRY_MILLISECONDS',
  'bad-expire-past-1h': 'EXPIRED',
  'bad-expire-past-1s': 'EXPIRED',
  'bad-expire-negative': 'EXPIRED',
  'bad-role-unknown': 'ROLE_UNKNOWN',
  'bad-role-case': 'ROLE_UNKNOWN',
  'bad-role-number': 'ROLE_UNKNOWN',
  'bad-session-empty': 'SESSION_MISSING',
  'bad-session-null': 'SESSION_MISSING',
  'bad-session-garbage': 'SESSION_UNREADABLE',
  'bad-session-short': 'SESSION_UNREADABLE',
  'bad-session-truncated': 'SESSION_UNREADABLE',
  'bad-session-whitespace': 'SESSION_UNREADABLE',
  'bad-session-key-is-substring': 'SESSION_OTHER_OWNER',
};

/** SDKs that quietly replace a bad expiry by their own (token-spec section 4). */
function replacesExpiry(vector: InvalidVector): boolean {
  return (
    vector.id.startsWith('opentok-node-vonage-mode/') ||
    (vector.id.startsWith('vonage-video-node/') && vector.options['expireTime'] !== vector.clock + 2_592_001)
  );
}

describe('odd tokens that an SDK made all the same', () => {
  const accepted = invalidVectors.filter((vector) => {
    const isExpiry = caseOf(vector).startsWith('bad-expire');
    return vector.token !== undefined && SEEN_IN_TOKEN[caseOf(vector)] && !(isExpiry && replacesExpiry(vector));
  });
  test.each(accepted.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const read = inspectToken(vector.token ?? '', { credentials: [credentialOf(vector)], nowSeconds: vector.clock });
    expect(read.signature).toBe('verified');
    expect(read.problems.map(({ code }) => code)).toContain(SEEN_IN_TOKEN[caseOf(vector)]);
  });
  test('is not an empty set', () => expect(accepted.length).toBeGreaterThan(30));
});
