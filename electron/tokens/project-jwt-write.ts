import jwt from 'jsonwebtoken';
import { CLIENT_SCOPE, type TokenContent } from './content.ts';
import type { OpenTokCredential } from './credentials.ts';

/** A project JWT (HS256), byte for byte as the Node SDK writes it (token-spec section 3.1, N). */
export function writeProjectJwt(content: TokenContent, credential: OpenTokCredential): string {
  const claims: [name: string, json: string][] = [
    ['iss', JSON.stringify(credential.apiKey)],
    ['ist', '"project"'],
    ['iat', String(content.issuedAt)],
    ['exp', String(content.expiresAt)],
    ['session_id', JSON.stringify(content.sessionId)],
    ['create_time', String(content.issuedAt)],
    // A JavaScript number would lose digits of a nonce that another SDK made.
    ['nonce', content.nonce],
    ['role', JSON.stringify(content.role)],
    ['expire_time', String(content.expiresAt)],
  ];
  if (content.data !== '') {
    claims.push(['connection_data', JSON.stringify(content.data)]);
  }
  claims.push(
    ['initial_layout_class_list', JSON.stringify(content.layoutClasses.join(' '))],
    ['scope', JSON.stringify(CLIENT_SCOPE)],
  );
  const payload = `{${claims.map(([name, json]) => `"${name}":${json}`).join(',')}}`;
  return jwt.sign(payload, credential.secret, { algorithm: 'HS256', header: { alg: 'HS256', typ: 'JWT' } });
}
