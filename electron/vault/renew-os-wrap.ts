import type { OsWrap } from './document.ts';
import { unwrapDataKey, wrapDataKey } from './os-wrap.ts';
import type { VaultPorts } from './ports.ts';
import { saveSession } from './save-session.ts';
import type { Session } from './session.ts';

/**
 * Wraps the data key with the newer key the OS asked to use: unwrapped once more as Electron's documentation asks,
 * compared, wrapped, unwrapped to confirm, then saved. Whatever fails on the way leaves the old wrap, which still opens
 * the vault, and the next opening tries again.
 */
export async function renewOsWrap(
  session: Session,
  ports: Pick<VaultPorts, 'file' | 'osKey' | 'startTimer'>,
): Promise<void> {
  const { document, projects, keys } = session;
  const old = document.wraps.find((wrap): wrap is OsWrap => wrap.kind === 'os');
  if (old === undefined) {
    return;
  }
  const again = await unwrapDataKey(old, document, ports);
  if (!again.ok) {
    return;
  }
  const isSameKey = again.value.dataKey.equals(keys.dataKey);
  again.value.dataKey.fill(0);
  const renewed = isSameKey ? await wrapDataKey(keys.dataKey, document, ports) : undefined;
  if (renewed?.ok !== true) {
    return;
  }
  const wraps = document.wraps.map((wrap) => (wrap === old ? renewed.value : wrap));
  await saveSession(
    session,
    { document: { ...document, wraps }, projects, failure: 'The new key is not saved', dropsSecret: false },
    ports,
  );
}
