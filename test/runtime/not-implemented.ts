/** The error of everything the stand-in lacks. */
export function notImplementedError(name: string): Error {
  return new Error(`not implemented in the Chromium runtime: ${name}`);
}

// Looked up by Node, by promises and by debuggers on any object: absent here, and no sign that the app needs them.
const questionsToAnyObject = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  '$$typeof',
  'asymmetricMatch',
  'constructor',
]);

/**
 * Makes the part of an Electron object that exists answer, and every other name throw, read or written.
 * The part is checked against Electron's typings: a signature that drifts is a compile error.
 * @param name how Electron calls the object, for the error
 */
export function standInFor<T extends object>(name: string, part: Partial<T>): T {
  return new Proxy(part, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || questionsToAnyObject.has(key)) {
        return Reflect.get(target, key, receiver);
      }
      throw notImplementedError(`${name}.${key}`);
    },
    set(target, key, value, receiver) {
      if (typeof key === 'symbol' || key in target) {
        return Reflect.set(target, key, value, receiver);
      }
      throw notImplementedError(`${name}.${key}`);
    },
  }) as T;
}

/** A whole module or class that is lacking: it can be imported, and throws as soon as it is used. */
export function missingModule(name: string): unknown {
  function fail(key: string | symbol): never {
    throw notImplementedError(typeof key === 'string' ? `${name}.${key}` : name);
  }
  return new Proxy(function missing() {}, {
    get: (target, key) =>
      typeof key === 'symbol' || questionsToAnyObject.has(key) || key === 'prototype'
        ? Reflect.get(target, key)
        : fail(key),
    set: (_target, key) => fail(key),
    apply: () => {
      throw notImplementedError(name);
    },
    construct: () => {
      throw notImplementedError(name);
    },
  });
}
