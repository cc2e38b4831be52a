import type { BrowserWindow } from 'electron';
import { MENU_COMMAND_CHANNEL, type MenuCommand } from '../shared/menu-commands.ts';
import type { LogFailure } from './log.ts';

/** A page that keeps crashing is left as it is rather than reloaded for ever. */
const MAX_RELOADS = 3;

export interface AppWindow {
  /** Opens the window, or brings the open one forward. */
  show(): void;
  /** Starts the page of the open window anew: what it showed and what was typed into it is gone. */
  reload(): void;
  /**
   * Keeps the open window out of screenshots and shared screens, where the system can (Windows; macOS against older
   * programs only), or lets it in again. A page that was loaded anew can be captured, unless
   * `hideFromCapture` says otherwise.
   */
  protectFromCapture(isProtected: boolean): void;
  /** The same for as long as the app runs, for every page of every window. */
  hideFromCapture(isHidden: boolean): void;
  /** Brings the window forward and asks it for something. One that has to be opened first is not asked. */
  run(command: MenuCommand): void;
  /** The open window, or null while there is none. */
  browserWindow(): BrowserWindow | null;
  /** `webContents.id` of the open window, or null while there is none. */
  contentsId(): number | null;
}

/** The app's one window: opened on demand, reloaded when its page crashes. Nothing in the vault depends on it. */
export function createAppWindow(open: () => BrowserWindow, log: LogFailure): AppWindow {
  let window: BrowserWindow | null = null;
  let isHidden = false;
  let isProtected = false;

  const applyProtection = () => window?.setContentProtection(isHidden || isProtected);

  function watch(opened: BrowserWindow): BrowserWindow {
    let reloads = 0;
    opened.once('closed', () => {
      window = null;
    });
    // Only now: until then the old page may still be on the screen.
    opened.webContents.on('did-finish-load', () => {
      isProtected = false;
      applyProtection();
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') {
        return;
      }
      log({ channel: 'window', code: 'INTERNAL', errorName: `render-process-gone ${reason}` });
      if (reloads < MAX_RELOADS) {
        reloads += 1;
        // Not from inside the event: the crashed page is still being taken down.
        setImmediate(() => {
          if (!opened.isDestroyed()) {
            opened.webContents.reload();
          }
        });
      }
    });
    return opened;
  }

  function show(): void {
    if (window === null) {
      window = watch(open());
      if (isHidden) {
        applyProtection();
      }
      return;
    }
    if (window.isMinimized()) {
      window.restore();
    }
    window.show();
    window.focus();
  }

  return {
    show,
    reload: () => window?.webContents.reload(),
    protectFromCapture(isWanted) {
      isProtected = isWanted;
      applyProtection();
    },
    hideFromCapture(isWanted) {
      isHidden = isWanted;
      applyProtection();
    },
    run(command) {
      const contents = window?.webContents;
      show();
      contents?.send(MENU_COMMAND_CHANNEL, command);
    },
    browserWindow: () => window,
    contentsId: () => window?.webContents.id ?? null,
  };
}
