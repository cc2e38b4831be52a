import { describe, expect, test } from 'vitest';
import {
  checkEditorDraft,
  type EditorDraft,
  editorDraftOf,
  newEditorDraft,
  projectDraftOf,
} from '../../../renderer/screens/project-editor/editor-draft.ts';
import type { Project } from '../../../shared/projects.ts';
import { OPENTOK, VONAGE } from '../../helpers/projects.ts';
import { openTokProject, vonageProject } from './projects.ts';

const BLANK: EditorDraft = {
  family: 'opentok',
  name: '',
  environment: 'development',
  apiKey: '',
  apiSecret: '',
  applicationId: '',
  privateKey: '',
};
/** Both families filled in, as after a change of mind. */
const FULL: EditorDraft = {
  family: 'opentok',
  name: 'Acme',
  environment: 'test',
  apiKey: OPENTOK.apiKey,
  apiSecret: OPENTOK.apiSecret,
  applicationId: VONAGE.applicationId,
  privateKey: VONAGE.privateKeyPem,
};

test.each<[string, string | undefined, Partial<EditorDraft>]>([
  ['nothing', undefined, {}],
  ['an API key', OPENTOK.apiKey, { apiKey: OPENTOK.apiKey }],
  ['an application ID', VONAGE.applicationId, { family: 'vonage', applicationId: VONAGE.applicationId }],
])('a new project starts with %s', (_what, owner, filledIn) => {
  expect(newEditorDraft(owner)).toEqual({ ...BLANK, ...filledIn });
});

describe('a saved project', () => {
  test.each([
    [openTokProject, { family: 'opentok', apiKey: OPENTOK.apiKey }],
    [vonageProject, { family: 'vonage', applicationId: VONAGE.applicationId }],
  ] as const)('$name opens without its secret', (project, credential) => {
    const { name, environment } = project;
    expect(editorDraftOf(project)).toEqual({ ...BLANK, name, environment, ...credential });
  });

  test.each([openTokProject, vonageProject])('$name can be saved again as it is', (project) => {
    expect(checkEditorDraft(editorDraftOf(project), project, false)).toEqual([]);
  });
});

test.each([
  ['opentok', { apiKey: FULL.apiKey, apiSecret: FULL.apiSecret }],
  ['vonage', { applicationId: FULL.applicationId, privateKey: FULL.privateKey }],
] as const)('only the credentials of the chosen family, %s, are handed on', (family, credentials) => {
  const { name, environment } = FULL;
  expect(projectDraftOf({ ...FULL, family })).toEqual({ family, name, environment, ...credentials });
});

describe('checkEditorDraft', () => {
  test.each<[string, Partial<EditorDraft>, string[]]>([
    ['an OpenTok project', {}, []],
    ['an OpenTok project, whatever the other family holds', { applicationId: 'x', privateKey: '' }, []],
    ['a Vonage application', { family: 'vonage' }, []],
    ['a Vonage application, whatever the other family holds', { family: 'vonage', apiKey: 'x' }, []],
    ['an empty form', BLANK, ['apiKey API_KEY_INVALID', 'apiSecret API_SECRET_INVALID', 'name NAME_INVALID']],
    [
      'an empty form for Vonage',
      { ...BLANK, family: 'vonage' },
      ['applicationId APPLICATION_ID_INVALID', 'privateKey PRIVATE_KEY_INVALID', 'name NAME_INVALID'],
    ],
    ['a name of blanks', { name: ' \t' }, ['name NAME_INVALID']],
    ['a name of two lines', { name: 'Acme\nEU' }, ['name NAME_INVALID']],
    ['the longest name', { name: ` ${'x'.repeat(80)} ` }, []],
    ['a name too long', { name: 'x'.repeat(81) }, ['name NAME_INVALID']],
    ['blanks around the key', { apiKey: ` ${OPENTOK.apiKey} ` }, []],
    ['an account key', { apiKey: 'abcd1234' }, ['apiKey API_KEY_IS_ACCOUNT_KEY']],
    ['a public key', { family: 'vonage', privateKey: VONAGE.publicKeyPem }, ['privateKey PRIVATE_KEY_IS_PUBLIC']],
  ])('a new project: %s', (_what, change, problems) => {
    expect(problemsOf({ ...FULL, ...change }, undefined)).toEqual(problems);
  });

  test.each<[string, Project, Partial<EditorDraft>, string[]]>([
    ['keeps its secret', openTokProject, { apiKey: ` ${OPENTOK.apiKey} `, apiSecret: ' ' }, []],
    ['keeps its private key', vonageProject, { privateKey: '\n' }, []],
    ['takes a new secret', openTokProject, { apiSecret: OPENTOK.apiSecret }, []],
    ['refuses a bad new secret', openTokProject, { apiSecret: 'two\nlines' }, ['apiSecret API_SECRET_INVALID']],
    ['refuses a bad new private key', vonageProject, { privateKey: 'x' }, ['privateKey PRIVATE_KEY_INVALID']],
    ['needs the secret of another key', openTokProject, { apiKey: '87654321' }, ['apiSecret API_SECRET_INVALID']],
    [
      'needs the private key of another application',
      vonageProject,
      { applicationId: VONAGE.applicationId.replace('0', '1') },
      ['privateKey PRIVATE_KEY_INVALID'],
    ],
    ['takes another key with its secret', openTokProject, { apiKey: '87654321', apiSecret: OPENTOK.apiSecret }, []],
    [
      'keeps no secret for the other family',
      openTokProject,
      { family: 'vonage', applicationId: VONAGE.applicationId },
      ['privateKey PRIVATE_KEY_INVALID'],
    ],
  ])('a saved project %s', (_what, project, change, problems) => {
    expect(problemsOf({ ...editorDraftOf(project), ...change }, project)).toEqual(problems);
  });

  test('a saved project without a secret can be saved again without one', () => {
    const without = { ...openTokProject, secretSavedAt: null };
    expect(problemsOf(editorDraftOf(without), without)).toEqual([]);
  });

  test.each([
    [openTokProject, 'apiSecret API_SECRET_INVALID'],
    [vonageProject, 'privateKey PRIVATE_KEY_INVALID'],
  ])('$name needs its secret when the saved one is lost', (project, problem) => {
    expect(problemsOf(editorDraftOf(project), project, true)).toEqual([problem]);
  });

  function problemsOf(draft: EditorDraft, saved: Project | undefined, needsSecret = false): string[] {
    return checkEditorDraft(draft, saved, needsSecret).map(({ field, code }) => `${field} ${code}`);
  }
});
