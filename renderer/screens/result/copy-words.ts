import { COPY_FORMATS, type CopyFacts, type CopyFormat } from '../../../shared/copy-formats.ts';
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
  own: 'Own template',
};

/** What a copy of this token can hold: the same that the main process remembers of it. */
export function copyFactsOf(token: GeneratedToken, project: Project): CopyFacts {
  return {
    token: token.token,
    format: token.format,
    sessionId: token.sessionId,
    credentialId: credentialIdOf(project),
    role: token.role,
    expiresAt: token.expiresAt,
    data: token.data,
    projectName: project.name,
    ownTemplate: project.preferences.ownTemplate,
  };
}

/** What a token of this project can be copied as. */
export function copyFormatsOf(project: Project): CopyFormat[] {
  return COPY_FORMATS.filter((format) => format !== 'own' || project.preferences.ownTemplate.trim() !== '');
}

/** What can stand in the snippet: everything but the token alone. */
export type SnippetFormat = Exclude<CopyFormat, 'token'>;

/** The snippet to show: what was chosen, where the project has it, else the first one. */
export function snippetFormatOf(chosen: CopyFormat | null, formats: readonly CopyFormat[]): SnippetFormat {
  return chosen !== null && chosen !== 'token' && formats.includes(chosen) ? chosen : 'json';
}
