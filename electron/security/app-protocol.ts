import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';
import { APP_SCHEME, parseOwnUrl } from './own-page.ts';

/** The only kinds of file the page is made of; anything else is not served. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Gives `app://` an origin of its own, so that the page needs no `file:` rights. Must run once, before ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  // SECURITY: never `bypassCSP`.
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page from `pageFolder` at `app://tokenbooth/` for the session whose protocol is given. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, pageFolder: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(request, pageFolder));
}

async function answer(request: Request, pageFolder: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  }
  const file = fileForUrl(request.url, pageFolder);
  if (file === null) {
    return notFound();
  }
  const body = await readFile(file.path).catch(() => null);
  if (body === null) {
    return notFound();
  }
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    headers: {
      'content-type': file.mimeType,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-dns-prefetch-control': 'off',
      'cache-control': 'no-store',
    },
  });
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } });
}

/**
 * The file that a URL of the app protocol names, or null when it names none that may be served.
 *
 * SECURITY: the URL parser folds `..` but not `..%2f`, so the path is decoded once and then has to lie inside
 * `pageFolder` by `path.relative`; a comparison of beginnings would let `/page-evil` through.
 */
export function fileForUrl(url: string, pageFolder: string): { path: string; mimeType: string } | null {
  const parsed = parseOwnUrl(url);
  const decodedPath = parsed && decodeOnce(parsed.pathname);
  if (decodedPath === null || /[\0\\:%]/.test(decodedPath)) {
    return null;
  }
  const filePath = path.join(pageFolder, decodedPath);
  const relativePath = path.relative(pageFolder, filePath);
  if (relativePath === '' || relativePath.startsWith('..') || path.isAbsolute(relativePath)) {
    return null;
  }
  const mimeType = MIME_TYPES[path.extname(filePath)];
  return mimeType === undefined ? null : { path: filePath, mimeType };
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not valid percent-encoding: names no file.
    return null;
  }
}
