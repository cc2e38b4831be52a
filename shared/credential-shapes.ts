import { fail, ok, type Result } from './results.ts';
import { ASCII_QUOTES } from './strip-ends.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An OpenTok project's API key: digits only (token-spec section 5). */
export function isApiKey(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

/** A Vonage application's ID: a UUID, kept in the case it was given. */
export function isApplicationId(text: string): boolean {
  return UUID.test(text);
}

/** The last four characters of an API key or application ID, enough to tell it from another: `…7801`. */
export function idEnding(credentialId: string): string {
  return `…${credentialId.slice(-4)}`;
}

/** The API key without blanks around it. Errors: API_KEY_INVALID, API_KEY_IS_ACCOUNT_KEY. */
export function checkApiKey(text: string): Result<string> {
  const apiKey = text.trim();
  if (isApiKey(apiKey)) {
    return ok(apiKey);
  }
  if (apiKey === '') {
    return fail('API_KEY_INVALID', 'Enter the API key of the project.', 'apiKey');
  }
  if (isAccountKey(apiKey)) {
    return fail('API_KEY_IS_ACCOUNT_KEY', ACCOUNT_KEY_TEXT, 'apiKey');
  }
  if (isApplicationId(apiKey)) {
    return fail('API_KEY_INVALID', 'This is an application ID. Choose a Vonage application for it.', 'apiKey');
  }
  return fail('API_KEY_INVALID', 'An API key has digits only, such as 46510042.', 'apiKey');
}

/** The application ID without blanks around it. Errors: APPLICATION_ID_INVALID, API_KEY_IS_ACCOUNT_KEY. */
export function checkApplicationId(text: string): Result<string> {
  const applicationId = text.trim();
  if (isApplicationId(applicationId)) {
    return ok(applicationId);
  }
  if (applicationId === '') {
    return fail('APPLICATION_ID_INVALID', 'Enter the ID of the Vonage application.', 'applicationId');
  }
  if (isApiKey(applicationId)) {
    return fail('APPLICATION_ID_INVALID', 'This is an API key. Choose an OpenTok project for it.', 'applicationId');
  }
  if (isAccountKey(applicationId)) {
    return fail('API_KEY_IS_ACCOUNT_KEY', ACCOUNT_KEY_TEXT, 'applicationId');
  }
  return fail(
    'APPLICATION_ID_INVALID',
    "This isn't a complete application ID. It has 32 letters and digits in five groups.",
    'applicationId',
  );
}

/** A secret without blanks around it and without the quotes of a `.env` file. */
export function bareSecret(text: string): string {
  const trimmed = text.trim();
  const quote = trimmed.charAt(0);
  const isQuoted = trimmed.length > 1 && ASCII_QUOTES.includes(quote) && trimmed.endsWith(quote);
  return isQuoted ? trimmed.slice(1, -1).trim() : trimmed;
}

/**
 * The API secret as `bareSecret` gives it. A blank inside is let through, since the official SDKs sign with such secrets;
 * what can only be a mistake is not. The text itself never appears in an error. Errors: API_SECRET_INVALID.
 */
export function checkApiSecret(text: string): Result<string> {
  const apiSecret = bareSecret(text);
  if (apiSecret === '') {
    return fail('API_SECRET_INVALID', 'Enter the API secret of the project.', 'apiSecret');
  }
  if (/-----BEGIN/.test(apiSecret)) {
    return fail('API_SECRET_INVALID', 'This is a key file. Choose a Vonage application for it.', 'apiSecret');
  }
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(apiSecret)) {
    return fail(
      'API_SECRET_INVALID',
      'There is a line break inside the secret. Copy the secret again, on its own.',
      'apiSecret',
    );
  }
  if (/^\d+\s/.test(apiSecret)) {
    return fail(
      'API_SECRET_INVALID',
      'This looks like an API key and its secret together. Enter the secret on its own.',
      'apiSecret',
    );
  }
  if (!apiSecret.isWellFormed()) {
    return fail('API_SECRET_INVALID', "The secret holds a character that can't be read. Copy it again.", 'apiSecret');
  }
  return ok(apiSecret);
}

const PRIVATE_KEY_BLOCK = /-----BEGIN (?<label>(?:RSA )?PRIVATE KEY)-----(?<body>[\s\S]*?)-----END \k<label>-----/;

/**
 * The private key block out of a pasted PEM file: blanks, quotes and other blocks around it dropped, and the two
 * characters `\n` of a one-line environment variable turned into line breaks. Judges the text only; whether the key
 * inside is sound is for whoever reads it. Errors: PRIVATE_KEY_INVALID, PRIVATE_KEY_IS_PUBLIC.
 */
export function checkPrivateKeyText(text: string): Result<string> {
  const pasted = text.replaceAll('\\r', '').replaceAll('\\n', '\n');
  if (pasted.trim() === '') {
    return fail('PRIVATE_KEY_INVALID', `The private key is missing. ${WHOLE_FILE}`, 'privateKey');
  }
  if (/ENCRYPTED/.test(pasted)) {
    return fail(
      'PRIVATE_KEY_INVALID',
      'This private key is protected with a passphrase. Use a copy without one.',
      'privateKey',
    );
  }
  const block = PRIVATE_KEY_BLOCK.exec(pasted);
  if (block?.groups) {
    const { label, body = '' } = block.groups;
    const lines = body.split(/\s+/).filter((line) => line !== '');
    return ok([`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'));
  }
  if (/-----BEGIN (?:RSA )?PUBLIC KEY-----/.test(pasted)) {
    return fail(
      'PRIVATE_KEY_IS_PUBLIC',
      "That's the public key. Signing needs the private key file that was downloaded when the application was created.",
      'privateKey',
    );
  }
  if (/-----BEGIN (?:EC|DSA|OPENSSH) PRIVATE KEY-----/.test(pasted)) {
    return fail(
      'PRIVATE_KEY_INVALID',
      'This is another kind of private key. Use the file that was downloaded when the application was created.',
      'privateKey',
    );
  }
  return fail('PRIVATE_KEY_INVALID', `This isn't a private key we can read. ${WHOLE_FILE}`, 'privateKey');
}

const WHOLE_FILE = 'The whole file is needed, including the BEGIN and END lines.';

/** What to say about the key of a Vonage account, which signs no client tokens. */
export const ACCOUNT_KEY_TEXT =
  'This looks like a Vonage account key. Tokens need a project API key or an application ID.';

/** Vonage account keys have 8 hexadecimal characters; one of digits only can't be told from an API key. */
function isAccountKey(text: string): boolean {
  return /^[0-9a-f]{8}$/i.test(text);
}
