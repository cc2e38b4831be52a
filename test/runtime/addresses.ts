/**
 * Chromium loads no scheme it doesn't know, so a page of `app://bundle/index.html` is loaded from
 * `https://bundle.app.scheme.invalid/index.html`, a host that exists nowhere (RFC 2606). The main process only ever sees
 * the first form; the page itself sees the second.
 */
const loadedByChromium = new Set([
  'http:',
  'https:',
  'ws:',
  'wss:',
  'data:',
  'blob:',
  'about:',
  'file:',
  'javascript:',
  'mailto:',
]);

/** From the app's form to Chromium's. Text that is no URL, or has no host, stays as it is. */
export function toChromiumAddress(url: string): string {
  const match = /^([a-z][a-z0-9+-]*:)\/\/([^/?#]+)(.*)$/is.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  if (match === null || loadedByChromium.has(scheme.toLowerCase())) {
    return url;
  }
  return `https://${host}.${scheme.slice(0, -1).toLowerCase()}.scheme.invalid${rest}`;
}

/** From Chromium's form to the app's; also for an origin, and for an address inside `blob:`. */
export function toAppAddress(url: string): string {
  return url.replace(/^(blob:)?https:\/\/([^/:?#]+)\.([a-z][a-z0-9+-]*)\.scheme\.invalid/i, '$1$3://$2');
}
