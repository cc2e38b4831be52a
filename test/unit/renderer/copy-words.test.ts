import { expect, test } from 'vitest';
import { copyFormatsOf, snippetFormatOf } from '../../../renderer/screens/result/copy-words.ts';
import { openTokProject } from './projects.ts';

const withTemplate = {
  ...openTokProject,
  preferences: { ...openTokProject.preferences, ownTemplate: 'join {sessionId} with {token}' },
};

test.each([
  [true, withTemplate.preferences.ownTemplate],
  [false, ''],
  [false, ' \n'],
])('%s: a token can be copied with the template %j', (answer, ownTemplate) => {
  const project = { ...openTokProject, preferences: { ...openTokProject.preferences, ownTemplate } };
  expect(copyFormatsOf(project).includes('own')).toBe(answer);
});

test.each([
  ['what was chosen', 'swift', 'swift', openTokProject],
  ['the first one where nothing was', null, 'json', openTokProject],
  ['the first one for the token alone', 'token', 'json', openTokProject],
  ['the own template where there is one', 'own', 'own', withTemplate],
  ['the first one where the own template is gone', 'own', 'json', openTokProject],
] as const)('the snippet is %s', (_what, chosen, shown, project) => {
  expect(snippetFormatOf(chosen, copyFormatsOf(project))).toBe(shown);
});
