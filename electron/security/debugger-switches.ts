import type { CommandLine } from 'electron';

/** Those of Chromium, of Node inside Electron, and the one that sets up the engine of both. */
const DEBUGGER_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
];

/**
 * Whether the app was started with a switch that opens it to a debugger, which could ask for everything the page can.
 *
 * SECURITY: a speed bump. Whoever can start the app can also replace it.
 */
export function letsDebuggerIn(commandLine: Pick<CommandLine, 'hasSwitch'>): boolean {
  return DEBUGGER_SWITCHES.some((name) => commandLine.hasSwitch(name));
}
