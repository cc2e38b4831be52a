import { createBridge } from './bridge.ts';
import { EXPOSE_IN_PAGE, REPORT_WINDOW_OPEN, type WorldSettings } from './shared.ts';

// Runs in the page's own world before any script of the page. Defined by the text put in front of this bundle.
declare const worldSettings: WorldSettings;

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return value;
  }
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

const bridge = createBridge(worldSettings.channel, 'page');

bridge.offer(EXPOSE_IN_PAGE, (key: string, api: unknown) => {
  if (Object.hasOwn(window, key)) {
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  }
  Object.defineProperty(window, key, {
    value: deepFreeze(api),
    enumerable: true,
    writable: false,
    configurable: false,
  });
});

// Chromium would open a tab. Electron asks the window-open handler in the main process, and `deny` is `null` here.
window.open = (url = '', frameName = '', features = '') => {
  bridge.call(
    REPORT_WINDOW_OPEN,
    url === '' ? 'about:blank' : new URL(url, document.baseURI).href,
    frameName,
    features,
  );
  return null;
};
