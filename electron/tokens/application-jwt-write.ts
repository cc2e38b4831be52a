import jwt from 'jsonwebtoken';
import { CLIENT_SCOPE, type TokenContent } from './content.ts';
import type { VonageCredential } from './credentials.ts';

/** An application JWT (RS256), byte for byte as the Vonage Node SDK writes it (token-spec section 3.2, vN). */
export function writeApplicationJwt(content: TokenContent, credential: VonageCredential): string {
  // The order of the claims is the order of the bytes.
  const claims = {
    scope: CLIENT_SCOPE,
    session_id: content.sessionId,
    role: content.role,
    initial_layout_class_list: content.layoutClasses.join(' '),
    exp: content.expiresAt,
    sub: 'video',
    acl: { paths: { '/session/**': {} } },
    ...(content.data !== '' && { connection_data: content.data }),
    jti: content.nonce,
    iat: content.issuedAt,
    application_id: credential.applicationId,
  };
  return jwt.sign(claims, credential.privateKey, { algorithm: 'RS256' });
}
