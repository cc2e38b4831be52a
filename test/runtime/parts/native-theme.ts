import { emitterMethods } from '../events.ts';
import { standInFor } from '../not-implemented.ts';

export interface NativeThemeState {
  readonly nativeTheme: Electron.NativeTheme;
  /** The value a page's `prefers-color-scheme` is forced to; '' for the system's own. */
  colorScheme(): string;
  onChange(listener: () => void): void;
}

/** The system of the runtime is light. */
export function createNativeTheme(): NativeThemeState {
  let themeSource: Electron.NativeTheme['themeSource'] = 'system';
  const changeListeners: (() => void)[] = [];
  const emitter = emitterMethods('nativeTheme', ['updated'], () => nativeTheme);
  const nativeTheme: Electron.NativeTheme = standInFor<Electron.NativeTheme>('nativeTheme', {
    ...emitter,
    get themeSource() {
      return themeSource;
    },
    set themeSource(source) {
      if (!['system', 'light', 'dark'].includes(source)) {
        throw new TypeError(`Error processing argument: ${source}`);
      }
      if (source === themeSource) {
        return;
      }
      themeSource = source;
      for (const listener of changeListeners) {
        listener();
      }
      emitter.emit('updated');
    },
    get shouldUseDarkColors() {
      return themeSource === 'dark';
    },
    shouldUseHighContrastColors: false,
    shouldUseInvertedColorScheme: false,
    inForcedColorsMode: false,
    prefersReducedTransparency: false,
  });
  return {
    nativeTheme,
    colorScheme: () => (themeSource === 'system' ? '' : themeSource),
    onChange: (listener) => changeListeners.push(listener),
  };
}
