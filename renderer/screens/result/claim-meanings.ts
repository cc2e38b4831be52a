import type { TimeWords } from '../../components/time-words.tsx';

/** What each claim or field of a token means (token-spec sections 2 and 3). */
const MEANINGS = new Map(
  Object.entries({
    iss: 'API key that signed it',
    partner_id: 'API key that signed it',
    ist: 'Signed with a project, not an account',
    application_id: 'Vonage application that signed it',
    session_id: 'Session it lets a client join',
    role: 'What the client may do',
    scope: 'Only for connecting to a session',
    nonce: 'Random, so that no two tokens are alike',
    jti: 'Unique ID of this token',
    connection_data: 'Metadata, readable by everyone in the session',
    initial_layout_class_list: 'Layout classes of the first stream',
    sub: 'Which API it is for',
    acl: 'Paths of the API it opens',
  }),
);

const TIME_MEANINGS = new Map(
  Object.entries({
    iat: 'Issued',
    create_time: 'Issued',
    exp: 'Can join until',
    expire_time: 'Can join until',
  }),
);

/** The meaning of a claim in a few words; times are given in local time and UTC. Empty for an unknown claim. */
export function claimMeaning(name: string, value: string, localAndUtc: TimeWords['localAndUtc']): string {
  const timeMeaning = TIME_MEANINGS.get(name);
  if (timeMeaning === undefined) {
    return MEANINGS.get(name) ?? '';
  }
  return /^\d{9,11}$/.test(value) ? `${timeMeaning} ${localAndUtc(Number(value))}` : timeMeaning;
}
