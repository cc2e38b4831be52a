import { emitterMethods } from '../events.ts';
import { standInFor } from '../not-implemented.ts';
import { decodeValue, encodeValue } from '../world/codec.ts';
import type { FromWorld, ToWorld } from '../world/shared.ts';
import type { FrameRecord } from './frames.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...values: unknown[]) => unknown;
type Invocation = FromWorld & { kind: 'invoke' };
type SentMessage = FromWorld & { kind: 'send' };

/** The main process's end of a document's messages. */
export interface IpcMainState {
  readonly ipcMain: Electron.IpcMain;
  /** Runs the handler and makes the reply. */
  handleInvoke(webContents: Electron.WebContents, sender: FrameRecord, message: Invocation): Promise<ToWorld>;
  handleSend(webContents: Electron.WebContents, sender: FrameRecord, message: SentMessage): void;
}

/** Text of a value to be sent, through the platform's own clone: what can't be cloned throws, with Electron's words. */
export function encodeCloned(value: unknown): string {
  try {
    return encodeValue(structuredClone(value));
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

function createIpcEvent(webContents: Electron.WebContents, sender: FrameRecord): Electron.IpcMainInvokeEvent {
  return {
    preventDefault: () => {},
    defaultPrevented: false,
    type: 'frame',
    processId: 1,
    frameId: sender.frame.routingId,
    sender: webContents,
    // Null after the frame has gone elsewhere, as in Electron.
    get senderFrame() {
      return sender.isDestroyed ? null : sender.frame;
    },
  };
}

export function createIpcMain(): IpcMainState {
  const handlers = new Map<string, Handler>();
  const listeners = emitterMethods('ipcMain', 'any', () => ipcMain);

  function handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    handlers.set(channel, handler);
  }

  const ipcMain: Electron.IpcMain = standInFor<Electron.IpcMain>('ipcMain', {
    ...listeners,
    handle,
    removeHandler: (channel) => {
      handlers.delete(channel);
    },
  });

  async function handleInvoke(
    webContents: Electron.WebContents,
    sender: FrameRecord,
    message: Invocation,
  ): Promise<ToWorld> {
    const { id, channel } = message;
    try {
      const handler = handlers.get(channel);
      if (handler === undefined) {
        throw new Error(`No handler registered for '${channel}'`);
      }
      const event = createIpcEvent(webContents, sender);
      const value: unknown = await handler(event, ...(decodeValue(message.values) as unknown[]));
      return { kind: 'reply', id, isOk: true, value: encodeCloned(value) };
    } catch (error) {
      process.stderr.write(
        `Error occurred in handler for '${channel}': ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      return { kind: 'reply', id, isOk: false, message: String(error) };
    }
  }

  function handleSend(webContents: Electron.WebContents, sender: FrameRecord, message: SentMessage) {
    listeners.emit(message.channel, createIpcEvent(webContents, sender), ...(decodeValue(message.values) as unknown[]));
  }

  return { ipcMain, handleInvoke, handleSend };
}
