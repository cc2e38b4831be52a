import { createPrivateKey, createPublicKey, createSecretKey, sign, verify, type KeyObject } from 'node:crypto';
import {
  checkApiKey,
  checkApiSecret,
  checkApplicationId,
  checkPrivateKeyText,
} from '../../shared/credential-shapes.ts';
import { fail, ok, type Result } from '../../shared/results.ts';

export interface OpenTokCredential {
  family: 'opentok';
  apiKey: string;
  secret: KeyObject;
}
export interface VonageCredential {
  family: 'vonage';
  applicationId: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** What signs and verifies. The keys are opaque: neither printing nor serialising a credential shows a secret. */
export type Credential = OpenTokCredential | VonageCredential;

/** The API key or the application ID: what a session ID names as its owner. */
export function credentialIdOf(credential: Credential): string {
  return credential.family === 'opentok' ? credential.apiKey : credential.applicationId;
}

/**
 * An API key and its secret, ready to sign and to verify. The signing key is the secret's text as UTF-8, not the bytes
 * its hexadecimal digits stand for (token-spec section 1).
 * Errors: API_KEY_INVALID, API_KEY_IS_ACCOUNT_KEY, API_SECRET_INVALID.
 */
export function openTokCredential(apiKey: string, secret: Buffer | string): Result<OpenTokCredential> {
  const checkedKey = checkApiKey(apiKey);
  if (!checkedKey.ok) {
    return checkedKey;
  }
  const checkedSecret = checkApiSecret(secret.toString());
  if (!checkedSecret.ok) {
    return checkedSecret;
  }
  return ok({
    family: 'opentok',
    apiKey: checkedKey.value,
    secret: createSecretKey(Buffer.from(checkedSecret.value, 'utf8')),
  });
}

/** RS256 needs at least 2048 bits (RFC 7518 section 3.3); the upper bound keeps one signature below a second. */
const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 16_384;

/**
 * An application ID and its RSA private key (PEM, PKCS#1 or PKCS#8, unencrypted), ready to sign. The text may come from
 * an environment variable: see `checkPrivateKeyText`. Errors: APPLICATION_ID_INVALID, API_KEY_IS_ACCOUNT_KEY,
 * PRIVATE_KEY_INVALID, PRIVATE_KEY_IS_PUBLIC.
 */
export function vonageCredential(applicationId: string, pem: Buffer | string): Result<VonageCredential> {
  const checkedId = checkApplicationId(applicationId);
  if (!checkedId.ok) {
    return checkedId;
  }
  const checkedPem = checkPrivateKeyText(pem.toString());
  if (!checkedPem.ok) {
    return checkedPem;
  }
  const privateKey = readPrivateKey(checkedPem.value);
  if (privateKey === undefined) {
    return fail('PRIVATE_KEY_INVALID', KEY_CHANGED_TEXT, 'privateKey');
  }
  if (privateKey.asymmetricKeyType !== 'rsa') {
    return fail(
      'PRIVATE_KEY_INVALID',
      'This is another kind of private key. Use the file that was downloaded when the application was created.',
      'privateKey',
    );
  }
  const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
    return fail(
      'PRIVATE_KEY_INVALID',
      `This private key has ${bits} bits. Signing needs ${MIN_RSA_BITS} to ${MAX_RSA_BITS}: download a new key.`,
      'privateKey',
    );
  }
  const publicKey = createPublicKey(privateKey);
  if (!isPair(privateKey, publicKey)) {
    return fail('PRIVATE_KEY_INVALID', KEY_CHANGED_TEXT, 'privateKey');
  }
  return ok({ family: 'vonage', applicationId: checkedId.value, privateKey, publicKey });
}

const KEY_CHANGED_TEXT =
  "This private key can't be used: a part of it is missing or changed. Use the whole file as it was downloaded.";

/** Whether the numbers in the file belong together: reading it does not find that out, a trial signature does. */
function isPair(privateKey: KeyObject, publicKey: KeyObject): boolean {
  try {
    const trial = Buffer.from('trial');
    return verify('sha256', trial, publicKey, sign('sha256', trial, privateKey));
  } catch {
    return false;
  }
}

function readPrivateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // SECURITY: the library's error can quote what it was given, so it ends here.
    return undefined;
  }
}
