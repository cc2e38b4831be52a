import { ok, type Result } from '../../../shared/results.ts';
import { type OsWrap, SEAL_VERSION, VAULT_FORMAT, type VaultIds } from '../document/document.ts';
import { DATA_KEY_BYTES } from '../document/keys.ts';
import type { OsKey, OsUnwrapped, VaultPorts } from '../ports.ts';
import { noProtection, osKeyUnreliable, vaultProblem } from '../problems.ts';
import { type Limited, withTimeLimit } from '../time-limit.ts';

/** A keyring prompt may stay open for ever; the person gets an answer and a way to try again instead. */
const OS_KEY_LIMIT_MILLISECONDS = 30_000;

const PROBE_TEXT = 'tokenbooth-probe';

type OsKeyPorts = Pick<VaultPorts, 'osKey' | 'startTimer'>;

/** The text given to the OS. The ids tie it to one key of one vault. */
function frame({ vaultId, keyId }: VaultIds, dataKey: Buffer): string {
  return `${VAULT_FORMAT}-key:${SEAL_VERSION}:${vaultId}:${keyId}:${dataKey.toString('base64')}`;
}

/**
 * The data key in a text the OS gave back, or undefined when it is not exactly what was framed for this vault: some
 * systems decrypt with a wrong key and give back any text.
 */
function unframe(text: string, ids: VaultIds): Buffer | undefined {
  const dataKey = Buffer.from(text.slice(text.lastIndexOf(':') + 1), 'base64');
  if (dataKey.length === DATA_KEY_BYTES && text === frame(ids, dataKey)) {
    return dataKey;
  }
  dataKey.fill(0);
  return undefined;
}

function keyTagOf(blob: Buffer): string {
  const tag = blob.subarray(0, 3).toString('latin1');
  return /^v\d\d$/.test(tag) ? tag : 'none';
}

/**
 * On Linux only `v11` (keyring) and `v12` (portal) stand for a key of the user's own; `v10` is a key built into
 * Chromium, and what we don't know counts as unprotected. Elsewhere the tag says nothing.
 */
function isProtectedTag(keyTag: string, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || keyTag === 'v11' || keyTag === 'v12';
}

/** Whether the key that a wrap was made with is the user's own. Judged by the wrap itself, not by what stands beside it. */
export function isProtected(wrap: OsWrap, platform: NodeJS.Platform): boolean {
  return isProtectedTag(keyTagOf(Buffer.from(wrap.blob, 'base64')), platform);
}

async function wrapText(osKey: OsKey, text: string): Promise<Buffer | undefined> {
  return (await osKey.isAvailable()) ? osKey.wrap(text) : undefined;
}

async function unwrapBlob(osKey: OsKey, blob: Buffer): Promise<OsUnwrapped> {
  return (await osKey.isAvailable()) ? osKey.unwrap(blob) : { state: 'unavailable' };
}

function limited<T>(work: Promise<T>, { startTimer }: OsKeyPorts): Promise<Limited<T>> {
  return withTimeLimit(work, OS_KEY_LIMIT_MILLISECONDS, startTimer);
}

/** A wrapped text and its tag, or `OS_KEY_UNAVAILABLE`, `OS_PROTECTION_WEAK`. */
async function wrapProtected(text: string, ports: OsKeyPorts): Promise<Result<{ blob: Buffer; keyTag: string }>> {
  const wrapped = await limited(wrapText(ports.osKey, text), ports);
  if (wrapped.state !== 'done' || wrapped.value === undefined) {
    return vaultProblem('OS_KEY_UNAVAILABLE');
  }
  const keyTag = keyTagOf(wrapped.value);
  return isProtectedTag(keyTag, ports.osKey.platform) ? ok({ blob: wrapped.value, keyTag }) : noProtection();
}

/**
 * Whether the OS has a key worth trusting, found by wrapping a constant: what the OS says about itself can be wrong both
 * ways. Errors: `OS_KEY_UNAVAILABLE`, `OS_PROTECTION_WEAK`.
 */
export async function probeOsKey(ports: OsKeyPorts): Promise<Result<undefined>> {
  const probed = await wrapProtected(PROBE_TEXT, ports);
  return probed.ok ? ok(undefined) : probed;
}

interface UnwrappedDataKey {
  /** The caller zeroes it. */
  dataKey: Buffer;
  shouldReEncrypt: boolean;
}

/** The data key of an OS wrap. Errors: `OS_KEY_UNAVAILABLE` (trying again can help), `OS_KEY_MISMATCH`. */
export async function unwrapDataKey(wrap: OsWrap, ids: VaultIds, ports: OsKeyPorts): Promise<Result<UnwrappedDataKey>> {
  const unwrapped = await limited(unwrapBlob(ports.osKey, Buffer.from(wrap.blob, 'base64')), ports);
  if (unwrapped.state !== 'done' || unwrapped.value.state === 'unavailable') {
    return vaultProblem('OS_KEY_UNAVAILABLE');
  }
  const dataKey = unwrapped.value.state === 'unwrapped' ? unframe(unwrapped.value.text, ids) : undefined;
  if (unwrapped.value.state === 'refused' || dataKey === undefined) {
    return vaultProblem('OS_KEY_MISMATCH');
  }
  return ok({ dataKey, shouldReEncrypt: unwrapped.value.shouldReEncrypt });
}

/**
 * Wraps the data key and unwraps it once to see that it can be had back. Errors: `OS_KEY_UNAVAILABLE`,
 * `OS_PROTECTION_WEAK`, `OS_KEY_MISMATCH`.
 */
export async function wrapDataKey(dataKey: Buffer, ids: VaultIds, ports: OsKeyPorts): Promise<Result<OsWrap>> {
  const wrapped = await wrapProtected(frame(ids, dataKey), ports);
  if (!wrapped.ok) {
    return wrapped;
  }
  const wrap: OsWrap = { kind: 'os', keyTag: wrapped.value.keyTag, blob: wrapped.value.blob.toString('base64') };
  const confirmed = await unwrapDataKey(wrap, ids, ports);
  if (!confirmed.ok) {
    return confirmed.error.code === 'OS_KEY_MISMATCH' ? osKeyUnreliable() : confirmed;
  }
  // `unframe` accepts this vault's frame only; the key in it must be ours as well.
  const isSameKey = confirmed.value.dataKey.equals(dataKey);
  confirmed.value.dataKey.fill(0);
  return isSameKey ? ok(wrap) : osKeyUnreliable();
}
