import { contextBridge, ipcRenderer } from 'electron';
import type { Channel, RequestOf } from '../shared/contract.ts';
import { isMenuCommand, MENU_COMMAND_CHANNEL } from '../shared/menu-commands.ts';
import type { WindowApi } from '../shared/window-api.ts';

// SECURITY: each function is bound to one channel and passes on one value. The page never gets `ipcRenderer`,
// a channel name of its choice, or an event object.
function request<C extends Channel>(channel: C) {
  return (payload?: RequestOf<C>) => ipcRenderer.invoke(channel, payload);
}

const api: WindowApi = {
  vault: {
    open: request('vault:open'),
    unlock: request('vault:unlock'),
    lock: request('vault:lock'),
    startSessionOnly: request('vault:start-session-only'),
    startWithPassphrase: request('vault:start-with-passphrase'),
    startEmpty: request('vault:start-empty'),
    useBackup: request('vault:use-backup'),
    keepWhatIsLeft: request('vault:keep-what-is-left'),
    saveAgain: request('vault:save-again'),
    setPassphrase: request('vault:set-passphrase'),
    removePassphrase: request('vault:remove-passphrase'),
    makeRecoveryCode: request('vault:make-recovery-code'),
    confirmRecoveryCode: request('vault:confirm-recovery-code'),
    forgetRecoveryCode: request('vault:forget-recovery-code'),
    renewKey: request('vault:renew-key'),
  },
  projects: {
    list: request('projects:list'),
    add: request('projects:add'),
    edit: request('projects:edit'),
    remove: request('projects:remove'),
    undoRemove: request('projects:undo-remove'),
    move: request('projects:move'),
    restore: request('projects:restore'),
    copyId: request('projects:copy-id'),
  },
  sessions: {
    list: request('sessions:list'),
    add: request('sessions:add'),
    rename: request('sessions:rename'),
    remove: request('sessions:remove'),
    copyId: request('sessions:copy-id'),
  },
  activity: {
    read: request('activity:read'),
    saveDraft: request('activity:save-draft'),
  },
  transfer: {
    export: request('transfer:export'),
    readFile: request('transfer:read-file'),
    readText: request('transfer:read-text'),
    openExport: request('transfer:open-export'),
    apply: request('transfer:apply'),
    discard: request('transfer:discard'),
  },
  tokens: {
    generate: request('tokens:generate'),
    copy: request('tokens:copy'),
    copyQr: request('tokens:copy-qr'),
    saveQr: request('tokens:save-qr'),
  },
  clock: {
    check: request('clock:check'),
  },
  settings: {
    dataFolder: request('settings:data-folder'),
    diagnostics: request('settings:diagnostics'),
    copyDiagnostics: request('settings:copy-diagnostics'),
    licences: request('settings:licences'),
    read: request('settings:read'),
    save: request('settings:save'),
  },
  menu: {
    onCommand: (callback) => {
      const listener = (_event: unknown, command: unknown) => {
        if (isMenuCommand(command)) {
          callback(command);
        }
      };
      ipcRenderer.on(MENU_COMMAND_CHANNEL, listener);
      return () => void ipcRenderer.off(MENU_COMMAND_CHANNEL, listener);
    },
  },
};

contextBridge.exposeInMainWorld('tokenbooth', api);
