import { createHmac } from 'node:crypto';
import { CLIENT_SCOPE, type TokenContent } from './content.ts';
import type { OpenTokCredential } from './credentials.ts';

/**
 * A T1 token, byte for byte as the Node SDK writes it (token-spec section 2, column N): its field order, `%20` for a
 * blank, the standard base64 alphabet with padding.
 */
export function writeT1(content: TokenContent, credential: OpenTokCredential): string {
  const fields: [name: string, value: string][] = [
    ['session_id', content.sessionId],
    ['create_time', String(content.issuedAt)],
    ['nonce', content.nonce],
    ['role', content.role],
    ['expire_time', String(content.expiresAt)],
  ];
  if (content.data !== '') {
    fields.push(['connection_data', content.data]);
  }
  fields.push(['initial_layout_class_list', content.layoutClasses.join(' ')], ['scope', CLIENT_SCOPE]);
  const signedText = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const signature = createHmac('sha1', credential.secret).update(signedText, 'utf8').digest('hex');
  const body = `partner_id=${credential.apiKey}&sig=${signature}:${signedText}`;
  return `T1==${Buffer.from(body, 'utf8').toString('base64')}`;
}
