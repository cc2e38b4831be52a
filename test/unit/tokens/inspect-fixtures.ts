import { createHmac } from 'node:crypto';
import { openTokCredential, vonageCredential, type Credential } from '../../../electron/tokens/credentials.ts';
import { inspectToken, type Inspection } from '../../../electron/tokens/inspect-token.ts';
import { applicationJwtVectors, applications, projectJwtVectors, t1Vectors, valueOf } from './vectors.ts';

export const NOW = 1_767_225_600;
export const KEY = '12345678';
const SECRET = '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88';
export const SESSION = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
export const project = valueOf(openTokCredential(KEY, SECRET));
export const [application] = applications;
export const vonage = valueOf(vonageCredential(application?.applicationId ?? '', application?.privateKeyPem ?? ''));
export const CREDENTIALS: Credential[] = [project, vonage];

export const T1 = t1Vectors.find(({ id }) => id === 'opentok-node/T1/all-options-subscriber')?.token ?? '';
export const JAVA_T1 = t1Vectors.find(({ id }) => id === 'opentok-java/T1/all-options-subscriber')?.token ?? '';
export const JWT = projectJwtVectors.find(({ apiKey }) => apiKey === KEY)?.token ?? '';
export const RS256 = applicationJwtVectors.find(({ keyRef }) => keyRef === 'app1')?.token ?? '';

/** What the reader says, with both credentials and at `NOW` unless told otherwise. */
export function inspect(text: string, credentials = CREDENTIALS, nowSeconds = NOW): Inspection {
  return inspectToken(text, { credentials, nowSeconds });
}

export function codesOf(text: string, credentials = CREDENTIALS, nowSeconds = NOW): string[] {
  return inspect(text, credentials, nowSeconds).problems.map(({ code }) => code);
}

/** A T1 token of `KEY` around any signed text. */
export function signT1(signedText: string, head = (signature: string) => `partner_id=${KEY}&sig=${signature}`): string {
  const signature = createHmac('sha1', SECRET).update(signedText, 'utf8').digest('hex');
  return `T1==${Buffer.from(`${head(signature)}:${signedText}`).toString('base64')}`;
}

export const T1_FIELDS = `session_id=${SESSION}&create_time=${NOW}&nonce=1&role=publisher&expire_time=${NOW + 60}`;

export function base64urlJson(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** A JWT around any header and payload, signed with HMAC-SHA256 whatever the header says. */
export function signJwt(header: unknown, payload: unknown, secret = SECRET): string {
  const input = `${base64urlJson(header)}.${base64urlJson(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

export const HS256 = { alg: 'HS256', typ: 'JWT' };
export const CLAIMS = {
  iss: KEY,
  ist: 'project',
  iat: NOW,
  exp: NOW + 60,
  session_id: SESSION,
  role: 'publisher',
  nonce: 1,
  scope: 'session.connect',
};
