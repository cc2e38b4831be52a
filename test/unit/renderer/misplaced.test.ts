import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CredentialField } from '../../../renderer/screens/project-editor/editor-draft.ts';
import { FIELD_LABELS, findMisplaced } from '../../../renderer/screens/project-editor/misplaced.ts';
import type { CredentialFamily } from '../../../shared/token-formats.ts';
import { OPENTOK, VONAGE } from '../../helpers/projects.ts';

const FIELDS: CredentialField[] = ['apiKey', 'apiSecret', 'applicationId', 'privateKey'];

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PKCS1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const ON_ONE_LINE = VONAGE.privateKeyPem.replaceAll('\n', String.raw`\n`);
const PROTECTED = privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString();

interface Pasted {
  what: string;
  text: string;
  to: CredentialField;
  family: CredentialFamily;
  /** Another field that might hold the text rightly. */
  alsoFits?: CredentialField;
}

test.each<Pasted>([
  { what: 'a private key', text: VONAGE.privateKeyPem, to: 'privateKey', family: 'vonage' },
  { what: 'a PKCS#1 private key', text: `\n${PKCS1}\n`, to: 'privateKey', family: 'vonage' },
  { what: 'a private key on one line', text: ON_ONE_LINE, to: 'privateKey', family: 'vonage' },
  { what: 'an application ID', text: ` ${VONAGE.applicationId}\n`, to: 'applicationId', family: 'vonage' },
  { what: 'an API key', text: ` ${OPENTOK.apiKey} `, to: 'apiKey', family: 'opentok', alsoFits: 'apiSecret' },
])('$what is sent from every wrong field to the right one, and stays there', ({ text, to, family, alsoFits }) => {
  for (const from of FIELDS) {
    const isRight = from === to || from === alsoFits;
    const sentOn = {
      from,
      to,
      family,
      message: expect.stringMatching(new RegExp(`${FIELD_LABELS[to]}.*${family}`, 'i')),
      moveLabel: `Move it to “${FIELD_LABELS[to]}”`,
    };
    expect(findMisplaced(from, text), from).toEqual(isRight ? undefined : sentOn);
  }
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n'],
  ['an API secret', OPENTOK.apiSecret],
  ['a public key', VONAGE.publicKeyPem],
  ["a private key that can't be used", PROTECTED],
  ['a private key without its end', VONAGE.privateKeyPem.slice(0, 200)],
  ['an application ID inside a sentence', `It is ${VONAGE.applicationId}.`],
  ['half an application ID', VONAGE.applicationId.slice(0, 18)],
])('%s is known nowhere as something else', (_what, text) => {
  expect(FIELDS.map((field) => findMisplaced(field, text))).toEqual(FIELDS.map(() => undefined));
});
