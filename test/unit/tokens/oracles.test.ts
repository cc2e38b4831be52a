import jwt from 'jsonwebtoken';
import OpenTok from 'opentok';
import { describe, expect, test, vi } from 'vitest';
import { openTokCredential, vonageCredential } from '../../../electron/tokens/credentials.ts';
import { inspectToken } from '../../../electron/tokens/inspect-token.ts';
import { makeToken } from '../../../electron/tokens/make-token.ts';
import type { TokenForm } from '../../../shared/contract.ts';
import { applications, valueOf } from './vectors.ts';

/** The official SDKs, run as they are: what they make we must read, and what we make must be what they make. */
interface SdkOptions {
  role?: string;
  expireTime?: number;
  data?: string;
  initialLayoutClassList?: string[];
}
type VideoSdk = new (auth: {
  applicationId: string;
  privateKey: string;
}) => { generateClientToken: (sessionId: string, options: SdkOptions) => string };
type VerifySignature = (token: string, secret: string) => boolean;

/** Newer SDKs declare a newer Node than ours; one that does not load is skipped aloud. */
async function loadOrSkip(name: string, load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (error) {
    process.stderr.write(`SKIPPED: ${name} does not load under Node ${process.version}: ${String(error)}\n`);
    return undefined;
  }
}

const video = (await loadOrSkip('@vonage/video', () => import('@vonage/video'))) as { Video: VideoSdk } | undefined;
const vonageJwt = (await loadOrSkip('@vonage/jwt', () => import('@vonage/jwt'))) as
  | { verifySignature: VerifySignature }
  | undefined;

const NOW = 1_767_225_600;
const KEY = '12345678';
const SECRET = '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88';
const SESSION = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const APPLICATION_SESSION =
  '1_MX4wYjVmM2MxYS0yZDRlLTRmNjAtOGE3Yi05YzBkMWUyZjNhNGJ-fjE3NjcxMzkyMDAwMDB-NzJvZm9ZQnQ2MURYZWNIYjdqY2NqQ21Yfn5-';
const [application] = applications;
const applicationId = application?.applicationId ?? '';
const privateKey = application?.privateKeyPem ?? '';
const project = valueOf(openTokCredential(KEY, SECRET));
const vonage = valueOf(vonageCredential(applicationId, privateKey));

const CASES: SdkOptions[] = [
  {},
  { role: 'subscriber', expireTime: NOW + 1 },
  { role: 'moderator', expireTime: NOW + 2_592_000, data: 'Zoë & Bob 😀 "%20+=' },
  { role: 'publisheronly', data: '0', initialLayoutClassList: ['focus', 'a&b', 'ü'] },
  { data: "it's (fine)! ~*\r\n\t\u2028", initialLayoutClassList: [] },
];

function formOf(options: SdkOptions, sessionId: string, format: string): TokenForm {
  return {
    sessionId,
    role: options.role ?? 'publisher',
    expires: String(options.expireTime ?? NOW + 86_400),
    data: options.data ?? '',
    layoutClasses: options.initialLayoutClassList ?? [],
    format,
  };
}

/** Runs an SDK with the clock standing still, so that what it makes is comparable. */
function atNow<T>(run: () => T): T {
  vi.useFakeTimers({ now: NOW * 1000, toFake: ['Date'] });
  try {
    return run();
  } finally {
    vi.useRealTimers();
  }
}

function remake(token: string, form: TokenForm, credential: typeof project | typeof vonage) {
  const read = inspectToken(token, { credentials: [credential], nowSeconds: NOW });
  expect(read).toMatchObject({ verdict: 'valid', signature: 'verified', format: form.format, problems: [] });
  const made = makeToken(form, credential, {
    nowSeconds: NOW,
    nonce: read.nonce ?? '',
    savedProjects: [],
    random: { fraction: () => 0.5, uuid: () => '' },
  });
  return valueOf(made).token;
}

describe.each(CASES.map((options) => [JSON.stringify(options), options] as const))('%s', (_name, options) => {
  test('opentok: T1', () => {
    const token = atNow(() => new OpenTok(KEY, SECRET).generateToken(SESSION, options, true));
    expect(remake(token, formOf(options, SESSION, 't1'), project)).toBe(token);
  });

  test('opentok: project JWT', () => {
    const token = atNow(() => new OpenTok(KEY, SECRET).generateToken(SESSION, options));
    expect(remake(token, formOf(options, SESSION, 'project-jwt'), project)).toBe(token);
    expect(jwt.verify(token, SECRET, { algorithms: ['HS256'], clockTimestamp: NOW })).toMatchObject({ iss: KEY });
  });

  test('opentok with Vonage credentials: application JWT, which it always lets live 24 hours', () => {
    const token = atNow(() => new OpenTok(applicationId, privateKey).generateToken(APPLICATION_SESSION, options));
    const form = formOf({ ...options, expireTime: NOW + 86_400 }, APPLICATION_SESSION, 'application-jwt');
    expect(remake(token, form, vonage)).toBe(token);
  });

  test.skipIf(video === undefined)('@vonage/video: application JWT', () => {
    if (video === undefined) {
      return;
    }
    const sdk = new video.Video({ applicationId, privateKey });
    const token = atNow(() => sdk.generateClientToken(APPLICATION_SESSION, options));
    expect(remake(token, formOf(options, APPLICATION_SESSION, 'application-jwt'), vonage)).toBe(token);
  });

  test('jsonwebtoken accepts ours, and @vonage/jwt accepts our project JWT', () => {
    const random = { fraction: () => 0.25, uuid: () => '00000000-0000-4000-8000-000000000000' };
    const make = { nowSeconds: NOW, savedProjects: [], random };
    const projectJwt = valueOf(makeToken(formOf(options, SESSION, 'project-jwt'), project, make)).token;
    const applicationJwt = valueOf(
      makeToken(formOf(options, APPLICATION_SESSION, 'application-jwt'), vonage, make),
    ).token;
    const rules = { clockTimestamp: NOW };
    expect(jwt.verify(projectJwt, SECRET, { ...rules, algorithms: ['HS256'] })).toMatchObject({ session_id: SESSION });
    expect(
      jwt.verify(applicationJwt, application?.publicKeyPem ?? '', { ...rules, algorithms: ['RS256'] }),
    ).toMatchObject({ application_id: applicationId });
    const acceptedByVonage = vonageJwt === undefined || atNow(() => vonageJwt.verifySignature(projectJwt, SECRET));
    expect(acceptedByVonage).toBe(true);
  });
});
