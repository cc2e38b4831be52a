/**
 * The page's policy, sent as a header with every answer of the app protocol. There is one: development runs the
 * built page too, so no looser policy exists that could ship by mistake.
 *
 * SECURITY: no inline script or style, no eval, no connection, frame or form target, so that a page that was tricked
 * into running foreign code can't send anything out. What a policy does not cover (WebRTC) is stopped by the session rules.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
