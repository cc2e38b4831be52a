import { readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseCommandLine } from './command-line.ts';
import { deferred } from './deferred.ts';
import { createStandIn, installElectronModule } from './electron-module.ts';
import { createRuntime } from './runtime.ts';

interface AppPackage {
  readonly folder: string;
  readonly mainFile: string;
  readonly name: string;
  readonly version: string;
}

/** What Electron reads from an app's package.json; an app can also be one file. */
function readAppPackage(appPath: string): AppPackage {
  const place = path.resolve(appPath);
  const isFolder = statSync(place).isDirectory();
  const folder = isFolder ? place : path.dirname(place);
  const packageFile = path.join(folder, 'package.json');
  const contents: { name?: string; productName?: string; version?: string; main?: string } =
    statSync(packageFile, { throwIfNoEntry: false }) === undefined ? {} : JSON.parse(readFileSync(packageFile, 'utf8'));
  return {
    folder,
    mainFile: isFolder ? path.join(folder, contents.main ?? 'index.js') : place,
    name: contents.productName ?? contents.name ?? 'Electron',
    version: contents.version ?? '0.0.0',
  };
}

/** Makes this process look like Electron's main process. */
function disguiseProcess(electronVersion: string, commandArguments: readonly string[]) {
  process.argv = [process.execPath, ...commandArguments];
  Object.defineProperty(process, 'versions', {
    value: { ...process.versions, electron: electronVersion },
    enumerable: true,
    configurable: true,
  });
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });
  Object.defineProperty(process, 'resourcesPath', { value: path.dirname(process.execPath), enumerable: true });
}

/**
 * Playwright attaches to both processes and then calls `__playwright_run`: nothing the app does before is hidden from it.
 * Without Playwright, there is nothing to wait for.
 */
function debuggerIsAttached(switches: ReadonlyMap<string, string>): Promise<void> {
  const inspectorPort = switches.get('inspect');
  if (inspectorPort !== undefined) {
    inspector.open(Number(inspectorPort === '' ? 9229 : inspectorPort));
  }
  if (inspectorPort === undefined || !switches.has('remote-debugging-port')) {
    return Promise.resolve();
  }
  const attached = deferred<void>();
  Reflect.set(globalThis, '__playwright_run', () => attached.resolve());
  return attached.promise;
}

/**
 * Runs an Electron app: `[switches] <app folder or file> [arguments]`, in this process.
 * @param findChromium finds the browser its windows open in; asked before the first window only
 */
export async function runApp(
  commandArguments: readonly string[],
  findChromium: () => Promise<string | undefined>,
): Promise<void> {
  const commandLine = parseCommandLine(commandArguments);
  const appPackage = readAppPackage(commandLine.appPath ?? '.');
  const electronPackage: { version: string } = createRequire(import.meta.url)('electron/package.json');
  disguiseProcess(electronPackage.version, commandArguments);

  const runtime = createRuntime(commandLine, electronPackage.version, findChromium);
  const { electron, appState } = createStandIn(runtime, { package: appPackage, appFolder: appPackage.folder });
  installElectronModule(electron);

  const attached = debuggerIsAttached(commandLine.switches);
  // Another debugger waits for Chromium's address; without one, Chromium starts with the first window.
  if (commandLine.switches.has('remote-debugging-port')) {
    await runtime.pages();
  }
  await attached;
  await import(pathToFileURL(appPackage.mainFile).href);
  appState.markReady();
}
