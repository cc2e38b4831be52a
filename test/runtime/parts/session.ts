import { emitterMethods } from '../events.ts';
import { standInFor } from '../not-implemented.ts';
import { createProtocol, type PrivilegedSchemes, type ProtocolState } from './protocol.ts';

type BeforeRequestListener = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

type PermissionRequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type PermissionCheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;

/** What the rest of the runtime asks a session for. */
export interface SessionState {
  readonly session: Electron.Session;
  readonly handlerFor: ProtocolState['handlerFor'];
  /** Runs the app's `webRequest.onBeforeRequest`; without one, nothing is cancelled. */
  beforeRequest(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse>;
  readonly permissions: { request: PermissionRequestHandler | undefined; check: PermissionCheckHandler | undefined };
}

/** The app's sessions by partition name. They share one temporary Chromium profile: nothing of any of them is kept. */
export interface Sessions {
  fromPartition(partition: string): SessionState;
  fromSession(session: Electron.Session): SessionState;
  readonly module: typeof Electron.Session;
}

function matchesFilter(urls: readonly string[], url: string): boolean {
  return urls.some((pattern) => {
    if (pattern === '<all_urls>') {
      return true;
    }
    const expression = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${expression.join('.*')}$`).test(url);
  });
}

function createSession(
  schemes: PrivilegedSchemes,
  partition: string,
  onCreated: (session: Electron.Session) => void,
): SessionState {
  const protocolState = createProtocol(schemes);
  const permissions: SessionState['permissions'] = { request: undefined, check: undefined };
  let beforeRequest: { urls: readonly string[]; listener: BeforeRequestListener } | undefined;

  function onBeforeRequest(...given: unknown[]) {
    const [filter, listener] = given.length === 1 ? [{ urls: ['<all_urls>'] }, given[0]] : given;
    beforeRequest =
      listener === null
        ? undefined
        : { urls: (filter as Electron.WebRequestFilter).urls, listener: listener as BeforeRequestListener };
  }

  const session: Electron.Session = standInFor<Electron.Session>('session', {
    ...emitterMethods('session', ['will-download'], () => session),
    protocol: protocolState.protocol,
    webRequest: standInFor<Electron.WebRequest>('webRequest', { onBeforeRequest }),
    setPermissionRequestHandler: (handler) => {
      permissions.request = handler ?? undefined;
    },
    setPermissionCheckHandler: (handler) => {
      permissions.check = handler ?? undefined;
    },
    // Nothing in the runtime asks for a device or a screen: Chromium's own answer, no, stays.
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
    setSpellCheckerEnabled: () => {},
    // One Chromium serves all sessions, so the rules of one can't be applied.
    setProxy: () => Promise.resolve(),
    // Node's, without the profile's cookies and cache: the app asks for neither.
    fetch: (input, init) => fetch(input, init),
    clearStorageData: () => Promise.resolve(),
    clearCache: () => Promise.resolve(),
    getStoragePath: () => null,
    isPersistent: () => partition === '' || partition.startsWith('persist:'),
  });
  onCreated(session);
  return {
    session,
    handlerFor: protocolState.handlerFor,
    permissions,
    beforeRequest: (details) =>
      new Promise((resolve) => {
        if (beforeRequest === undefined || !matchesFilter(beforeRequest.urls, details.url)) {
          resolve({});
        } else {
          beforeRequest.listener(details, resolve);
        }
      }),
  };
}

export function createSessions(schemes: PrivilegedSchemes, onCreated: (session: Electron.Session) => void): Sessions {
  const states = new Map<string, SessionState>();

  function fromPartition(partition: string): SessionState {
    const known = states.get(partition);
    if (known !== undefined) {
      return known;
    }
    const state = createSession(schemes, partition, onCreated);
    states.set(partition, state);
    return state;
  }

  return {
    fromPartition,
    fromSession: (session) => {
      const state = [...states.values()].find((candidate) => candidate.session === session);
      if (state === undefined) {
        throw new Error('The session was made by something else than session.fromPartition.');
      }
      return state;
    },
    module: standInFor<typeof Electron.Session>('session', {
      fromPartition: (partition) => fromPartition(partition).session,
      get defaultSession() {
        return fromPartition('').session;
      },
    }),
  };
}
