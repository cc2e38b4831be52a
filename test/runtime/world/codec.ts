/**
 * Text for any value that structured clone can carry, and back: the way between a page and the main process is text only.
 * Cycles, shared references, `undefined`, dates, maps, sets, byte arrays, big integers and errors survive.
 * Values must come out of `structuredClone`, so that what can't be cloned has been refused by the platform's own rules.
 */
type Slot =
  | string
  | number
  | boolean
  | null
  | ['undefined']
  | ['number', string]
  | ['bigint', string]
  | ['node', number];

type Node =
  | ['object', [string, Slot][]]
  | ['array', number, [string, Slot][]]
  | ['date', number | null]
  | ['map', [Slot, Slot][]]
  | ['set', Slot[]]
  | ['regexp', string, string]
  | ['error', string, string, string, Slot]
  | ['buffer', string]
  | ['view', string, Slot, number, number];

type ViewConstructor = new (buffer: ArrayBuffer, byteOffset: number, length: number) => ArrayBufferView;

const viewConstructors: Record<string, ViewConstructor> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

const errorConstructors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } as const;

/** With holes, which stay holes where nothing is put. */
export function emptyArray(length: number): unknown[] {
  const array: unknown[] = [];
  array.length = length;
  return array;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function encodeValue(value: unknown): string {
  const nodes: Node[] = [];
  const numberOfObject = new Map<object, number>();

  function slot(item: unknown): Slot {
    switch (typeof item) {
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', String(item)];
      case 'number':
        return Number.isFinite(item) && !Object.is(item, -0)
          ? item
          : ['number', Object.is(item, -0) ? '-0' : String(item)];
      case 'string':
      case 'boolean':
        return item;
      case 'object': {
        if (item === null) {
          return null;
        }
        const known = numberOfObject.get(item);
        if (known !== undefined) {
          return ['node', known];
        }
        const number = nodes.length;
        numberOfObject.set(item, number);
        nodes.push(['object', []]);
        nodes[number] = node(item);
        return ['node', number];
      }
      default:
        throw new TypeError(`A ${typeof item} can't be sent.`);
    }
  }

  function properties(item: object): [string, Slot][] {
    return Object.entries(item).map(([key, property]) => [key, slot(property)]);
  }

  function node(item: object): Node {
    if (Array.isArray(item)) {
      return ['array', item.length, properties(item)];
    }
    if (item instanceof Date) {
      return ['date', Number.isNaN(item.getTime()) ? null : item.getTime()];
    }
    if (item instanceof Map) {
      return ['map', Array.from(item, ([key, entry]) => [slot(key), slot(entry)])];
    }
    if (item instanceof Set) {
      return ['set', Array.from(item, slot)];
    }
    if (item instanceof RegExp) {
      return ['regexp', item.source, item.flags];
    }
    if (item instanceof Error) {
      return ['error', item.name, item.message, item.stack ?? '', slot(item.cause)];
    }
    if (item instanceof ArrayBuffer) {
      return ['buffer', toBase64(new Uint8Array(item))];
    }
    if (ArrayBuffer.isView(item)) {
      const name = Object.prototype.toString.call(item).slice(8, -1);
      return [
        'view',
        name,
        slot(item.buffer),
        item.byteOffset,
        'length' in item ? Number(item.length) : item.byteLength,
      ];
    }
    return ['object', properties(item)];
  }

  const root = slot(value);
  return JSON.stringify([root, nodes]);
}

export function decodeValue(text: string): unknown {
  const [root, nodes] = JSON.parse(text) as [Slot, Node[]];
  const made = new Map<number, unknown>();

  function read(item: Slot): unknown {
    if (!Array.isArray(item)) {
      return item;
    }
    switch (item[0]) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(item[1]);
      case 'bigint':
        return BigInt(item[1]);
      case 'node':
        return made.has(item[1]) ? made.get(item[1]) : make(item[1]);
    }
  }

  function keep<T>(number: number, value: T): T {
    made.set(number, value);
    return value;
  }

  function fill<T extends object>(target: T, entries: [string, Slot][]): T {
    for (const [key, entry] of entries) {
      // Not an assignment: `__proto__` is an ordinary name in a message.
      Object.defineProperty(target, key, { value: read(entry), writable: true, enumerable: true, configurable: true });
    }
    return target;
  }

  function make(number: number): unknown {
    const node = nodes[number];
    if (node === undefined) {
      throw new TypeError('The message is damaged.');
    }
    switch (node[0]) {
      case 'object':
        return fill(keep<object>(number, {}), node[1]);
      case 'array':
        return fill(keep(number, emptyArray(node[1])), node[2]);
      case 'date':
        return keep(number, new Date(node[1] ?? Number.NaN));
      case 'map': {
        const map = keep(number, new Map());
        for (const [key, entry] of node[1]) {
          map.set(read(key), read(entry));
        }
        return map;
      }
      case 'set': {
        const set = keep(number, new Set());
        for (const entry of node[1]) {
          set.add(read(entry));
        }
        return set;
      }
      case 'regexp':
        return keep(number, new RegExp(node[1], node[2]));
      case 'error': {
        const known = Object.entries(errorConstructors).find(([name]) => name === node[1]);
        const error = keep(number, new (known?.[1] ?? Error)(node[2]));
        error.stack = node[3];
        const cause = read(node[4]);
        if (cause !== undefined) {
          error.cause = cause;
        }
        return error;
      }
      case 'buffer':
        return keep(number, fromBase64(node[1]).buffer);
      case 'view': {
        const View = viewConstructors[node[1]];
        if (View === undefined) {
          throw new TypeError(`A ${node[1]} can't be received.`);
        }
        return keep(number, new View(read(node[2]) as ArrayBuffer, node[3], node[4]));
      }
    }
  }

  return read(root);
}
