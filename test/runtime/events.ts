import { EventEmitter } from 'node:events';
import { notImplementedError } from './not-implemented.ts';

/** The methods of an emitter, typed so that they fit each of Electron's overloads. */
type Listen = (event: string, listener: (...args: never[]) => void) => never;

export interface EmitterMethods {
  on: Listen;
  once: Listen;
  off: Listen;
  addListener: Listen;
  removeListener: Listen;
  emit: (event: string | symbol, ...args: unknown[]) => boolean;
  listenerCount: (event: string | symbol) => number;
  removeAllListeners: (event?: string | symbol) => never;
}

/**
 * An emitter's methods, to be spread into a stand-in; they return `self()`, as Electron's objects return themselves.
 * @param eventNames every event the runtime fires, or knows it never has to; to listen to another one throws
 */
export function emitterMethods(
  name: string,
  eventNames: readonly string[] | 'any',
  self: () => object,
): EmitterMethods {
  const emitter = new EventEmitter();
  const listen = (method: 'on' | 'once' | 'off') => (event: string, listener: (...args: never[]) => void) => {
    if (eventNames !== 'any' && !eventNames.includes(event)) {
      throw notImplementedError(`${name} event '${event}'`);
    }
    emitter[method](event, listener as (...args: unknown[]) => void);
    return self() as never;
  };
  return {
    on: listen('on'),
    once: listen('once'),
    off: listen('off'),
    addListener: listen('on'),
    removeListener: listen('off'),
    emit: (event, ...args) => emitter.emit(event, ...args),
    listenerCount: (event) => emitter.listenerCount(event),
    removeAllListeners: (event) => {
      emitter.removeAllListeners(event);
      return self() as never;
    },
  };
}

/** Electron's event object: `preventDefault` and what the event carries. */
export function createEvent<T extends object>(details: T): Electron.Event<T> {
  let isPrevented = false;
  return {
    ...details,
    preventDefault: () => {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
}
