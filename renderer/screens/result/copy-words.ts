import type { CopyFacts, CopyFormat } from '../../../shared/copy-formats.ts';
import type { GeneratedToken } from '../../../shared/contract.ts';
import { credentialIdOf, type Project } from '../../../shared/projects.ts';

/** The name of what a token can be copied as. */
export const COPY_FORMAT_WORDS: Record<CopyFormat, string> = {
  token: 'token',
  json: 'JSON',
  env: '.env',
  'opentok-js': 'OpenTok.js',
  swift: 'Swift',
  kotlin: 'Kotlin',
  'react-native': 'React Native',
};

/** What a copy of this token can hold: the same that the main process remembers of it. */
export function copyFactsOf(token: GeneratedToken, project: Project): CopyFacts {
  return {
    token: token.token,
    format: token.format,
    sessionId: token.sessionId,
    credentialId: credentialIdOf(project),
  };
}
