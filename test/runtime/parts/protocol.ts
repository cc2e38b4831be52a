import { standInFor } from '../not-implemented.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

/** The schemes an app has declared before it was ready, shared by the protocols of all sessions. */
export interface PrivilegedSchemes {
  readonly standard: Set<string>;
  isReady: boolean;
}

export interface ProtocolState {
  readonly protocol: Electron.Protocol;
  readonly handlerFor: (scheme: string) => Handler | undefined;
}

export function createProtocol(schemes: PrivilegedSchemes): ProtocolState {
  const handlers = new Map<string, Handler>();
  const protocol = standInFor<Electron.Protocol>('protocol', {
    registerSchemesAsPrivileged: (customSchemes) => {
      if (schemes.isReady) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      }
      schemes.standard.clear();
      for (const { scheme, privileges } of customSchemes) {
        if (privileges?.standard === true) {
          schemes.standard.add(scheme);
        }
      }
    },
    handle: (scheme, handler) => {
      if (!schemes.standard.has(scheme)) {
        throw new Error(
          `not implemented in the Chromium runtime: protocol.handle of ${scheme}:, which is not a standard scheme`,
        );
      }
      if (handlers.has(scheme)) {
        throw new Error('Failed to register protocol: the scheme has a handler already');
      }
      handlers.set(scheme, handler);
    },
    unhandle: (scheme) => {
      if (!handlers.delete(scheme)) {
        throw new Error('Failed to unhandle protocol: the scheme has no handler');
      }
    },
    isProtocolHandled: (scheme) => handlers.has(scheme),
  });
  return { protocol, handlerFor: (scheme) => handlers.get(scheme) };
}
