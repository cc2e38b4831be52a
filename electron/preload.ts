import { contextBridge, ipcRenderer } from 'electron';
import type { Channel, RequestOf } from '../shared/contract.ts';
import type { WindowApi } from '../shared/window-api.ts';

// SECURITY: each function is bound to one channel and passes on one value. The page never gets `ipcRenderer`,
// a channel name of its choice, or an event object.
function request<C extends Channel>(channel: C) {
  return (payload?: RequestOf<C>) => ipcRenderer.invoke(channel, payload);
}

const api: WindowApi = {
  vault: {
    open: request('vault:open'),
    startSessionOnly: request('vault:start-session-only'),
  },
  projects: {
    list: request('projects:list'),
    add: request('projects:add'),
    edit: request('projects:edit'),
    remove: request('projects:remove'),
  },
  tokens: {
    generate: request('tokens:generate'),
    copy: request('tokens:copy'),
  },
  settings: {
    read: request('settings:read'),
    save: request('settings:save'),
  },
};

contextBridge.exposeInMainWorld('tokenbooth', api);
