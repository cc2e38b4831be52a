import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileForUrl, registerAppScheme, serveApp } from '../../../electron/security/app-protocol.ts';
import { CONTENT_SECURITY_POLICY } from '../../../electron/security/content-security-policy.ts';

const PAGE_FOLDER = path.resolve('page');

describe('the file a URL names', () => {
  it.each([
    ['app://tokenbooth/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://tokenbooth/assets/index-a1.js', 'assets/index-a1.js', 'text/javascript; charset=utf-8'],
    ['app://tokenbooth/assets/index.css?v=1#top', 'assets/index.css', 'text/css; charset=utf-8'],
    ['app://tokenbooth/a/../index.html', 'index.html', 'text/html; charset=utf-8'],
  ])('serves %s', (url, file, mimeType) => {
    expect(fileForUrl(url, PAGE_FOLDER)).toEqual({ path: path.join(PAGE_FOLDER, file), mimeType });
  });

  it.each([
    ['another host', 'app://evil/index.html'],
    ['a longer host', 'app://tokenbooth.evil/index.html'],
    ['a port', 'app://tokenbooth:1/index.html'],
    ['another scheme', 'https://tokenbooth/index.html'],
    ['a file URL', 'file:///etc/passwd.html'],
    ['an encoded slash after dots', 'app://tokenbooth/..%2f..%2fsecret.html'],
    ['encoded dots and slash', 'app://tokenbooth/%2e%2e%2fsecret.html'],
    ['an encoded backslash', 'app://tokenbooth/..%5c..%5csecret.html'],
    ['a NUL', 'app://tokenbooth/index.html%00.png'],
    ['double encoding', 'app://tokenbooth/%252e%252e%252fsecret.html'],
    ['a neighbour whose name begins alike', 'app://tokenbooth/..%2fpage-evil/index.html'],
    ['a drive letter', 'app://tokenbooth/C:%5cindex.html'],
    ['broken encoding', 'app://tokenbooth/%E0%A4%A.html'],
    ['the folder itself', 'app://tokenbooth/'],
    ['a kind of file the page has none of', 'app://tokenbooth/package.json'],
    ['no URL at all', 'index.html'],
  ])('refuses %s', (_what, url) => {
    expect(fileForUrl(url, PAGE_FOLDER)).toBeNull();
  });
});

describe('the app protocol', () => {
  let folder: string;
  let servedScheme: string;
  let request: (url: string, init?: RequestInit) => Promise<Response>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tokenbooth-page-'));
    await mkdir(path.join(folder, 'page'));
    await writeFile(path.join(folder, 'page', 'index.html'), '<!doctype html>hello');
    await writeFile(path.join(folder, 'secret.html'), 'secret');
    serveApp(
      {
        handle: (scheme, handler) => {
          servedScheme = scheme;
          request = async (url, init) => handler(new Request(url, init));
        },
      },
      path.join(folder, 'page'),
    );
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('serves the app scheme only', () => {
    expect(servedScheme).toBe('app');
  });

  it('answers with the file, the policy as a header, and no sniffing', async () => {
    const response = await request('app://tokenbooth/index.html');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>hello');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-dns-prefetch-control')).toBe('off');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('answers HEAD without a body', async () => {
    const response = await request('app://tokenbooth/index.html', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('refuses to write', async () => {
    expect((await request('app://tokenbooth/index.html', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('answers 404 for what is missing and for what lies outside', async () => {
    expect((await request('app://tokenbooth/missing.html')).status).toBe(404);
    expect((await request('app://tokenbooth/..%2fsecret.html')).status).toBe(404);
  });

  it('registers a standard, secure scheme that obeys the policy', () => {
    const registered: Electron.CustomScheme[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(...schemes) });
    expect(registered).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });
});

describe('the content security policy', () => {
  it('has nothing loose in it', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|ws:|http|\*|blob:/);
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; /);
  });
});
