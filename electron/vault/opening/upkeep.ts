import type { Wrap } from '../document/document.ts';
import { findWrap } from '../document/open-document.ts';
import type { OpenVault } from '../open-vault.ts';
import { isProtected, unwrapDataKey, wrapDataKey } from '../wraps/os-wrap.ts';
import { isCheaper, wrapWithPassphrase } from '../wraps/passphrase-wrap.ts';
import type { ProtectionPorts } from '../changes/protection-changes.ts';
import { readRecoveryCode } from '../sealing/recovery-code.ts';
import { saveVault, type VaultChange } from '../save-vault.ts';
import type { UnlockKey } from '../vault-api.ts';
import type { WriteQueue } from '../write-queue.ts';

export interface UpkeepPorts extends ProtectionPorts {
  /** Whether the vault is the open one still. Locking doesn't wait for upkeep: its keys are wiped then. */
  isOpen(): boolean;
  /** Only saving goes there: a system or a key derivation that takes its time holds up no change and no locking. */
  queue: WriteQueue;
}

/**
 * Puts a wrap in place of the one of its kind. When it can't be saved, the old one stays. So it does when a way in was
 * changed while the wrap was being made: this one may have ended by that.
 */
async function replaceWrap(
  vault: OpenVault,
  make: () => Promise<Wrap | undefined>,
  change: Pick<VaultChange, 'protection' | 'endsOldBackup'>,
  ports: UpkeepPorts,
): Promise<void> {
  const {
    keys,
    header: { wraps },
  } = vault;
  const wrap = ports.isOpen() ? await make() : undefined;
  if (wrap === undefined) {
    return;
  }
  await ports.queue.run(async () => {
    if (ports.isOpen() && vault.keys === keys && vault.header.wraps === wraps) {
      const header = { ...vault.header, wraps: [wrap, ...wraps.filter(({ kind }) => kind !== wrap.kind)] };
      await saveVault(vault, { ...change, header, failure: null }, ports);
    }
  });
}

/** Whether the system's key of today opens the vault, and is one that protects. */
async function opensByOs({ header, keys }: OpenVault, ports: UpkeepPorts): Promise<'yes' | 'no' | 'no answer'> {
  const wrap = findWrap(header.wraps, 'os');
  if (wrap === undefined || !isProtected(wrap, ports.osKey.platform)) {
    return 'no';
  }
  const unwrapped = await unwrapDataKey(wrap, header, ports);
  if (!unwrapped.ok) {
    return unwrapped.error.code === 'OS_KEY_UNAVAILABLE' ? 'no answer' : 'no';
  }
  const isSameKey = unwrapped.value.dataKey.equals(keys.dataKey);
  unwrapped.value.dataKey.fill(0);
  return isSameKey ? 'yes' : 'no';
}

async function wrapForOs(vault: OpenVault, ports: UpkeepPorts): Promise<Wrap | undefined> {
  const wrapped = ports.isOpen() ? await wrapDataKey(vault.keys.dataKey, vault.header, ports) : undefined;
  return wrapped?.ok === true ? wrapped.value : undefined;
}

/** Takes the newer key of a system whose older one opens the vault. */
function renewOsWrap(vault: OpenVault, ports: UpkeepPorts): Promise<void> {
  const make = async () => ((await opensByOs(vault, ports)) === 'yes' ? wrapForOs(vault, ports) : undefined);
  return replaceWrap(vault, make, { endsOldBackup: false }, ports);
}

/** Without a passphrase the code stands for an OS key that was lost: the one there is takes its place if it protects. */
async function goBackToOs(vault: OpenVault, ports: UpkeepPorts): Promise<void> {
  const { wraps } = vault.header;
  const make = async () => {
    const answer = await opensByOs(vault, ports);
    if (answer === 'yes' && vault.header.wraps === wraps) {
      vault.protection = 'os';
    }
    return answer === 'no' ? wrapForOs(vault, ports) : undefined;
  };
  await replaceWrap(vault, make, { protection: 'os', endsOldBackup: false }, ports);
}

/** Makes guessing as expensive as it should be by now, while the passphrase or code is at hand. The cheap wrap ends. */
async function raiseCost(
  vault: OpenVault,
  kind: 'passphrase' | 'recovery',
  passphrase: string,
  ports: UpkeepPorts,
): Promise<void> {
  const wrap = findWrap(vault.header.wraps, kind);
  if (wrap !== undefined && isCheaper(wrap.kdf, ports.scryptCost)) {
    const make = () => wrapWithPassphrase(kind, vault.keys.dataKey, passphrase, vault.header, ports);
    await replaceWrap(vault, make, { endsOldBackup: true }, ports);
  }
}

/**
 * What a vault that was just opened is due, depending on what opened it. Nobody asked for it: whatever fails leaves the
 * old wraps, which still open the vault, and the next opening tries again.
 *
 * @param shouldReEncrypt The system has a newer key. The old wrap is opened once more first, as Electron's documentation
 *   asks.
 */
export async function keepUp(
  vault: OpenVault,
  key: UnlockKey,
  shouldReEncrypt: boolean,
  ports: UpkeepPorts,
): Promise<void> {
  switch (key.with) {
    case 'os':
      if (shouldReEncrypt) {
        await renewOsWrap(vault, ports);
      }
      return;
    case 'passphrase':
      await raiseCost(vault, 'passphrase', key.passphrase, ports);
      return;
    case 'recovery-code': {
      if (vault.protection === 'recovery-code') {
        await goBackToOs(vault, ports);
      }
      const code = readRecoveryCode(key.code);
      if (code.ok) {
        await raiseCost(vault, 'recovery', code.value, ports);
      }
    }
  }
}
