import { expect, test } from 'vitest';
import { openTokCredential, vonageCredential } from '../../../electron/tokens/credentials.ts';
import { makeToken } from '../../../electron/tokens/make-token.ts';
import { claimMeaning } from '../../../renderer/screens/result/claim-meanings.ts';
import { localAndUtc } from '../../../shared/time-words.ts';
import { OPENTOK, VONAGE } from '../../helpers/projects.ts';
import { valueOf } from '../tokens/vectors.ts';

/** Wed 25 Nov 2026, 23:05 UTC */
const EVENING = 1_795_647_900;

const in24Hours = (unixSeconds: number) => localAndUtc(unixSeconds, '24h');
const in12Hours = (unixSeconds: number) => localAndUtc(unixSeconds, '12h');

const project = valueOf(openTokCredential(OPENTOK.apiKey, OPENTOK.apiSecret));
const application = valueOf(vonageCredential(VONAGE.applicationId, VONAGE.privateKeyPem));

test.each([
  ['project-jwt', project, OPENTOK.sessionId],
  ['t1', project, OPENTOK.sessionId],
  ['application-jwt', application, VONAGE.sessionId],
] as const)('every claim of %s is explained, its times with the moment', (format, credential, sessionId) => {
  const { claims } = valueOf(
    makeToken(
      { sessionId, role: 'publisher', expires: '1h', data: 'x', layoutClasses: ['focus'], format },
      credential,
      { nowSeconds: EVENING, savedProjects: [], random: { fraction: () => 0.5, uuid: () => 'unique' } },
    ),
  );
  const explained = claims.map(({ name, value }) => ({ name, meaning: claimMeaning(name, value, in24Hours) }));
  expect(explained.filter(({ meaning }) => meaning === '')).toEqual([]);
  const moments = explained.flatMap(({ meaning }) => /(\d\d:\d\d UTC)$/.exec(meaning)?.[1] ?? []);
  expect(new Set(moments)).toEqual(new Set(['23:05 UTC', '00:05 UTC']));
});

test.each([
  ['iat', 'Issued'],
  ['create_time', 'Issued'],
  ['exp', 'Can join until'],
  ['expire_time', 'Can join until'],
])('%s says what happens then, with the clock that was chosen', (name, what) => {
  expect(claimMeaning(name, String(EVENING), in24Hours)).toMatch(new RegExp(`^${what} .*\\b23:05 UTC$`));
  expect(claimMeaning(name, String(EVENING), in12Hours)).toMatch(new RegExp(`^${what} .*\\b11:05 pm UTC$`));
});

test.each(['', 'soon', '12345678', '1795647900.5', '1795647900000', '-1795647900', `${EVENING} `])(
  'a time that is no unix time, %j, is not made into a moment',
  (value) => {
    expect(claimMeaning('exp', value, in24Hours)).toBe('Can join until');
  },
);

test.each(['', 'Exp', 'unheard_of', 'toString'])('the unknown claim %j has no meaning', (name) => {
  expect(claimMeaning(name, String(EVENING), in24Hours)).toBe('');
});
