import { describe, expect, test } from 'vitest';
import {
  checkEditorDraft,
  copiedEditorDraft,
  type EditorDraft,
  editorDraftOf,
  newEditorDraft,
  projectDraftOf,
  unusualDefaults,
} from '../../../renderer/screens/project-editor/editor-draft.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { Project } from '../../../shared/projects.ts';
import { OPENTOK, VONAGE } from '../../helpers/projects.ts';
import { openTokProject, vonageProject } from './projects.ts';

const NOW_SECONDS = 1_767_225_600;
const STANDARD = {
  colour: null,
  role: 'publisher',
  expires: '24h',
  openTokFormat: 'project-jwt',
  ownTemplate: '',
} as const;
const BLANK: EditorDraft = {
  family: 'opentok',
  name: '',
  environment: 'development',
  apiKey: '',
  apiSecret: '',
  applicationId: '',
  privateKey: '',
  ...STANDARD,
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
  ...STANDARD,
};
const CHOSEN = {
  colour: 'pink',
  role: 'moderator',
  expires: '90m',
  format: 't1',
  ownTemplate: '{token}',
} as const;
const chosenProject: Project = { ...openTokProject, preferences: CHOSEN };

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

  test('opens with its preferences, and hands them on as they are', () => {
    const { format, ...same } = CHOSEN;
    expect(editorDraftOf(chosenProject)).toMatchObject({ ...same, openTokFormat: format });
    expect(projectDraftOf(editorDraftOf(chosenProject)).preferences).toEqual(CHOSEN);
  });

  test('is copied with all but its key and secret', () => {
    const { apiKey: _, ...rest } = editorDraftOf(chosenProject);
    expect(copiedEditorDraft(chosenProject, 'Acme copy')).toEqual({ ...rest, name: 'Acme copy', apiKey: '' });
    expect(copiedEditorDraft(vonageProject, 'x')).toMatchObject({
      family: 'vonage',
      applicationId: '',
      privateKey: '',
    });
  });

  test.each([openTokProject, vonageProject])('$name can be saved again as it is', (project) => {
    expect(checkEditorDraft(editorDraftOf(project), project, false, NOW_SECONDS)).toEqual([]);
  });
});

test.each([
  ['opentok', { apiKey: FULL.apiKey, apiSecret: FULL.apiSecret }],
  ['vonage', { applicationId: FULL.applicationId, privateKey: FULL.privateKey }],
] as const)('only the credentials of the chosen family, %s, are handed on', (family, credentials) => {
  const { name, environment } = FULL;
  const preferences = defaultPreferences(family, environment);
  expect(projectDraftOf({ ...FULL, family })).toEqual({ family, name, environment, preferences, ...credentials });
});

test.each([
  ['follows the environment', null, 'green', 'red'],
  ['stays as it was chosen', 'pink', 'pink', 'pink'],
] as const)('a colour %s', (_what, colour, inDevelopment, inProduction) => {
  const colourIn = (environment: EditorDraft['environment']) =>
    projectDraftOf({ ...FULL, colour, environment }).preferences?.colour;
  expect([colourIn('development'), colourIn('production')]).toEqual([inDevelopment, inProduction]);
});

test.each<[Partial<EditorDraft>, string[]]>([
  [{}, []],
  [{ colour: 'pink', expires: ' 24h ', ownTemplate: ' ' }, []],
  [
    { role: 'moderator', expires: '90m', openTokFormat: 't1', ownTemplate: 'x' },
    ['Moderator', '90m', 'T1', 'template'],
  ],
  [{ family: 'vonage', openTokFormat: 't1' }, []],
])('what is unusual about %j is told', (change, words) => {
  expect(unusualDefaults({ ...FULL, ...change })).toEqual(words);
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
    ['a date to join until', { expires: '2026-01-02 18:00' }, ['expires EXPIRY_UNREADABLE']],
    ['more than 30 days to join', { expires: '31d' }, ['expires EXPIRY_TOO_FAR']],
    ['a template without the token', { ownTemplate: 'x' }, ['ownTemplate TEMPLATE_INVALID']],
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
    return checkEditorDraft(draft, saved, needsSecret, NOW_SECONDS).map(({ field, code }) => `${field} ${code}`);
  }
});
