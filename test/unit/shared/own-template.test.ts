import { expect, test } from 'vitest';
import { checkOwnTemplate, fillOwnTemplate, TEMPLATE_PLACEHOLDERS } from '../../../shared/own-template.ts';

const FACTS = {
  token: 'T1==abc==',
  sessionId: '1_MX4',
  credentialId: '12345678',
  role: 'publisher',
  expiresAt: 1_767_225_600,
  data: '{"user":"qa"}',
  projectName: 'Acme $& EU',
};

test('every placeholder is filled, and nothing else is touched', () => {
  const template = TEMPLATE_PLACEHOLDERS.map((name) => `${name}={${name}}`).join('\n');
  expect(fillOwnTemplate(`{ "a": {token} } {{role}} {nothing}\n${template}`, FACTS)).toBe(
    `{ "a": T1==abc== } {publisher} {nothing}
token=T1==abc==
sessionId=1_MX4
apiKey=12345678
applicationId=12345678
role=publisher
expiresAt=1767225600
expiresAtIso=2026-01-01T00:00:00Z
metadata={"user":"qa"}
project=Acme $& EU`,
  );
});

test('a placeholder inside a value stays as it is', () => {
  expect(fillOwnTemplate('{metadata} {token}', { ...FACTS, data: '{token}' })).toBe('{token} T1==abc==');
});

test.each([
  [
    'https://a.example/join?t={token}#{metadata}',
    'https://a.example/join?t=T1%3D%3Dabc%3D%3D#%7B%22user%22%3A%22qa%22%7D',
  ],
  ['  HTTP://a.example/{project}/{token}\n', 'HTTP://a.example/Acme%20%24%26%20EU/T1%3D%3Dabc%3D%3D'],
  ['see https://a.example/{token}', 'see https://a.example/T1==abc=='],
  ['https://a.example/{token} {role}', 'https://a.example/T1==abc== publisher'],
])('in the link %j, and only in one, values are percent-encoded', (template, filled) => {
  expect(fillOwnTemplate(template, FACTS)).toBe(filled);
});

test('half a character in a link becomes the sign for that', () => {
  expect(fillOwnTemplate('https://a.example/{token}{metadata}', { ...FACTS, data: '\ud83d' })).toContain('%EF%BF%BD');
});

test.each([
  ['', true],
  [' \n', true],
  ['{token}', true],
  ['{"token": "{token}"}', true],
  ['{sessionId}', false],
  ['{token} {secret}', false],
  ['{Token}', false],
])('the template %j is fit to be saved: %s', (template, isFit) => {
  const refused = { code: 'TEMPLATE_INVALID', field: 'ownTemplate', message: expect.stringMatching(/^[A-Z{].*\.$/) };
  expect(checkOwnTemplate(template)).toEqual(isFit ? { ok: true, value: template } : { ok: false, error: refused });
});
