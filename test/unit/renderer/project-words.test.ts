import { expect, test } from 'vitest';
import { projectIdentity } from '../../../renderer/components/project-words.ts';
import { openTokProject, vonageProject } from './projects.ts';

test.each([
  ['OpenTok …5678', { ...openTokProject, apiKey: '12345678' }],
  ['OpenTok …100', { ...openTokProject, apiKey: '100' }],
  ['Vonage …3a4b', { ...vonageProject, applicationId: '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b' }],
])('%s tells a project apart', (identity, project) => {
  expect(projectIdentity(project)).toBe(identity);
});
