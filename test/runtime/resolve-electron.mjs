// @ts-check
// Node's module hook that answers `import … from 'electron'` with the stand-in. `require` is answered in electron-module.ts.
const standIn = new URL('./electron-exports.mjs', import.meta.url).href;

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  if (specifier === 'electron' || specifier === 'electron/main') {
    return { url: standIn, shortCircuit: true };
  }
  return nextResolve(specifier, context);
}
