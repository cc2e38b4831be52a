import { standInFor } from '../not-implemented.ts';
import { createBridge } from './bridge.ts';
import { decodeValue, encodeValue } from './codec.ts';
import {
  EXPOSE_IN_PAGE,
  type FromWorld,
  inboxName,
  REPORT_WINDOW_OPEN,
  type ToWorld,
  type WorldSettings,
} from './shared.ts';

// Runs in an isolated world before any script of the page. Both are defined by the text put in front of this bundle.
declare const worldSettings: WorldSettings;
declare const runPreload: (require: unknown, module: { exports: object }, exports: object, process: object) => void;

type Listener = (event: Electron.IpcRendererEvent, ...values: unknown[]) => void;

const { channel: ownChannel, isPreloadedInFrames, platform, versions } = worldSettings;
const bridge = createBridge(ownChannel, 'preload');
const binding = Reflect.get(globalThis, ownChannel) as (text: string) => void;
const replies = new Map<number, (message: ToWorld & { kind: 'reply' }) => void>();
const listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>();
let lastInvokeId = 0;

function tellMain(message: FromWorld) {
  binding(JSON.stringify(message));
}

/** Refuses what structured clone refuses, with Electron's words. */
function encodeValues(values: unknown[]): string {
  let cloned: unknown[];
  try {
    cloned = structuredClone(values);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return encodeValue(cloned);
}

async function invoke(channel: string, ...values: unknown[]): Promise<unknown> {
  const encoded = encodeValues(values);
  lastInvokeId += 1;
  const id = lastInvokeId;
  const reply = new Promise<ToWorld & { kind: 'reply' }>((resolve) => replies.set(id, resolve));
  tellMain({ kind: 'invoke', id, channel, values: encoded });
  const message = await reply;
  if (!message.isOk) {
    throw new Error(`Error invoking remote method '${channel}': ${message.message}`);
  }
  return decodeValue(message.value);
}

function listen(channel: string, listener: Listener, isOnce: boolean): Electron.IpcRenderer {
  listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, isOnce }]);
  return ipcRenderer;
}

function unlisten(channel: string, listener: Listener): Electron.IpcRenderer {
  const kept = (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener);
  listeners.set(channel, kept);
  return ipcRenderer;
}

const ipcRenderer: Electron.IpcRenderer = standInFor<Electron.IpcRenderer>('ipcRenderer', {
  invoke,
  send: (channel, ...values) => tellMain({ kind: 'send', channel, values: encodeValues(values) }),
  on: (channel, listener) => listen(channel, listener, false),
  addListener: (channel, listener) => listen(channel, listener, false),
  once: (channel, listener) => listen(channel, listener, true),
  off: (channel, listener) => unlisten(channel, listener as Listener),
  removeListener: (channel, listener) => unlisten(channel, listener as Listener),
  removeAllListeners: (channel) => {
    if (channel === undefined) {
      listeners.clear();
    } else {
      listeners.delete(channel);
    }
    return ipcRenderer;
  },
});

const contextBridge = standInFor<Electron.ContextBridge>('contextBridge', {
  exposeInMainWorld: (key, api) => {
    bridge.call(EXPOSE_IN_PAGE, key, api);
  },
});

function receive(message: ToWorld) {
  if (message.kind === 'reply') {
    replies.get(message.id)?.(message);
    replies.delete(message.id);
    return;
  }
  const entries = listeners.get(message.channel) ?? [];
  listeners.set(
    message.channel,
    entries.filter((entry) => !entry.isOnce),
  );
  const values = decodeValue(message.values) as unknown[];
  const event = standInFor<Electron.IpcRendererEvent>('event', { sender: ipcRenderer });
  for (const entry of entries) {
    entry.listener(event, ...values);
  }
}

function requireInPreload(name: string): unknown {
  if (name === 'electron' || name === 'electron/renderer') {
    return standInFor<typeof Electron.Renderer>('electron', { contextBridge, ipcRenderer });
  }
  throw new Error(`module not found: ${name}`);
}

bridge.offer(REPORT_WINDOW_OPEN, (url: string, frameName: string, features: string) => {
  tellMain({ kind: 'window-open', url, frameName, features });
});

const isMainFrame = window.top === window;
if (isMainFrame || isPreloadedInFrames) {
  Object.defineProperty(globalThis, inboxName(ownChannel), { value: receive });
  const module = { exports: {} };
  const preloadProcess = {
    sandboxed: true,
    contextIsolated: true,
    type: 'renderer',
    isMainFrame,
    platform,
    versions,
    env: {},
  };
  try {
    runPreload(requireInPreload, module, module.exports, preloadProcess);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    tellMain({ kind: 'preload-error', message, stack });
  }
}
