import { emptyArray } from './codec.ts';

/**
 * The way between the two JavaScript worlds of a document, the page's and the preload's. They share the document and its
 * events, and an event's `detail` is cloned when the other world reads it. Functions and promises cross as references.
 */
interface Reference {
  [referenceKey]: 'function' | 'promise';
  id: number;
}

type Message =
  | { kind: 'call'; callId: number; functionId: number; values: unknown[] }
  | { kind: 'answer'; callId: number; isOk: boolean; value: unknown }
  | { kind: 'settle'; promiseId: number; isOk: boolean; value: unknown };

const referenceKey = 'chromium-runtime-reference';

export interface Bridge {
  /** Makes a function of this world callable from the other under a name both sides know. */
  offer(functionId: number, target: (...values: never[]) => unknown): void;
  /** Calls a function of the other world; throws what it throws. Functions among the values arrive as functions. */
  call(functionId: number, ...values: unknown[]): unknown;
}

function isPlainContainer(value: object): boolean {
  if (Array.isArray(value)) {
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function isReference(value: object): value is Reference {
  return referenceKey in value;
}

/** A copy of an array or plain object with each item copied by `copyItem`; one copy for each object of `copies`. */
function copyContainer(
  value: object,
  copies: Map<object, object>,
  copyItem: (item: unknown, copies: Map<object, object>) => unknown,
): object {
  const known = copies.get(value);
  if (known !== undefined) {
    return known;
  }
  const copy = Array.isArray(value) ? emptyArray(value.length) : {};
  copies.set(value, copy);
  for (const [key, item] of Object.entries(value)) {
    // Not an assignment: `__proto__` is an ordinary name here.
    Object.defineProperty(copy, key, {
      value: copyItem(item, copies),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}

export function createBridge(channel: string, side: 'page' | 'preload'): Bridge {
  const inbox = `${channel}-to-${side}`;
  const outbox = `${channel}-to-${side === 'page' ? 'preload' : 'page'}`;
  const dispatch = window.dispatchEvent.bind(window);
  const Notice = CustomEvent;
  const functions = new Map<number, (...values: never[]) => unknown>();
  const answers = new Map<number, { isOk: boolean; value: unknown }>();
  const settlers = new Map<number, (isOk: boolean, value: unknown) => void>();
  // Ids below this are offered by name; each side counts its own.
  let lastId = 100;

  function post(message: Message) {
    dispatch(new Notice(outbox, { detail: message }));
  }

  /** @param packed what has been packed already: cycles and shared objects stay what they are */
  function pack(value: unknown, packed = new Map<object, object>()): unknown {
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as (...values: never[]) => unknown);
      return { [referenceKey]: 'function', id: lastId };
    }
    if (value instanceof Promise) {
      lastId += 1;
      const promiseId = lastId;
      value.then(
        (result: unknown) => post({ kind: 'settle', promiseId, isOk: true, value: pack(result) }),
        (error: unknown) => post({ kind: 'settle', promiseId, isOk: false, value: structuredClone(error) }),
      );
      return { [referenceKey]: 'promise', id: promiseId };
    }
    if (typeof value !== 'object' || value === null || !isPlainContainer(value)) {
      return structuredClone(value);
    }
    return copyContainer(value, packed, pack);
  }

  function unpack(value: unknown, unpacked = new Map<object, object>()): unknown {
    if (typeof value !== 'object' || value === null || !isPlainContainer(value)) {
      return value;
    }
    if (!isReference(value)) {
      return copyContainer(value, unpacked, unpack);
    }
    const { id } = value;
    if (value[referenceKey] === 'function') {
      return (...values: unknown[]) => call(id, ...values);
    }
    return new Promise((resolve, reject) => {
      settlers.set(id, (isOk, result) => (isOk ? resolve(result) : reject(result)));
    });
  }

  function call(functionId: number, ...values: unknown[]): unknown {
    lastId += 1;
    const callId = lastId;
    post({ kind: 'call', callId, functionId, values: values.map((value) => pack(value)) });
    const answer = answers.get(callId);
    answers.delete(callId);
    if (answer === undefined) {
      throw new Error('The other side of the context bridge is gone.');
    }
    if (!answer.isOk) {
      throw answer.value;
    }
    return unpack(answer.value);
  }

  function run(functionId: number, values: unknown[]): { isOk: boolean; value: unknown } {
    try {
      const target = functions.get(functionId) as ((...values: unknown[]) => unknown) | undefined;
      if (target === undefined) {
        throw new Error('There is no such function behind the context bridge.');
      }
      return { isOk: true, value: pack(target(...values.map((value) => unpack(value)))) };
    } catch (error) {
      return { isOk: false, value: error instanceof Error ? new Error(error.message) : structuredClone(error) };
    }
  }

  window.addEventListener(inbox, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    if (message.kind === 'call') {
      post({ kind: 'answer', callId: message.callId, ...run(message.functionId, message.values) });
    } else if (message.kind === 'answer') {
      answers.set(message.callId, message);
    } else {
      settlers.get(message.promiseId)?.(message.isOk, unpack(message.value));
      settlers.delete(message.promiseId);
    }
  });

  return { offer: (functionId, target) => functions.set(functionId, target), call };
}
