import type { Result } from '../../shared/results.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { settle } from './settle.ts';

type Call = (request?: unknown) => Promise<Result<unknown>>;

/**
 * The same functions, no call of which ever rejects. `onLocked` is called when an answer says that the vault was locked
 * meanwhile, so that no screen has to look out for it.
 */
export function settledApi(api: WindowApi, onLocked: () => void): WindowApi {
  const settled = (call: Call): Call => {
    return async (request) => {
      const reply = await settle(call(request));
      if (!reply.ok && reply.error.code === 'VAULT_LOCKED') {
        onLocked();
      }
      return reply;
    };
  };
  const { menu, ...calling } = api;
  const domains = Object.entries(calling).map(([domain, calls]) => [
    domain,
    Object.fromEntries(Object.entries(calls as Record<string, Call>).map(([name, call]) => [name, settled(call)])),
  ]);
  return { ...Object.fromEntries(domains), menu } as WindowApi;
}
