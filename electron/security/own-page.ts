export const APP_SCHEME = 'app';
export const APP_PROTOCOL = `${APP_SCHEME}:`;
const APP_HOST = 'tokenbooth';
export const APP_PAGE_URL = `${APP_PROTOCOL}//${APP_HOST}/index.html`;

/**
 * The parsed URL when it is one of our own page, else null.
 *
 * SECURITY: protocol and host are compared one by one; `URL.origin` of an `app:` URL is the text "null" in Node.
 */
export function parseOwnUrl(url: string): URL | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && parsed.protocol === APP_PROTOCOL && parsed.host === APP_HOST ? parsed : null;
}

/** True for a URL of our own page. */
export function isOwnPage(url: string): boolean {
  return parseOwnUrl(url) !== null;
}
