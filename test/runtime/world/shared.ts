/** Functions the two worlds of a document offer each other by number. */
export const EXPOSE_IN_PAGE = 1;
export const REPORT_WINDOW_OPEN = 2;

/** What the main process puts in front of the two scripts; each document's worlds see the same values. */
export interface WorldSettings {
  /** A random word: the name of the bridge's events, of the binding, and of the preload world's inbox. */
  readonly channel: string;
  /** Whether a frame inside the page gets the preload script too (`nodeIntegrationInSubFrames`). */
  readonly isPreloadedInFrames: boolean;
  readonly platform: NodeJS.Platform;
  readonly versions: Record<string, string>;
}

/** From a document to the main process. `values` is text of the codec. */
export type FromWorld =
  | { kind: 'invoke'; id: number; channel: string; values: string }
  | { kind: 'send'; channel: string; values: string }
  | { kind: 'window-open'; url: string; frameName: string; features: string }
  | { kind: 'preload-error'; message: string; stack: string };

/** From the main process to a document's preload world. */
export type ToWorld =
  | { kind: 'reply'; id: number; isOk: true; value: string }
  | { kind: 'reply'; id: number; isOk: false; message: string }
  | { kind: 'message'; channel: string; values: string };

/** The global of the preload world that takes a `ToWorld`; the page's own world has no such global. */
export function inboxName(channel: string): string {
  return `${channel}Inbox`;
}
