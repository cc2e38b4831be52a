import { emitterMethods } from '../events.ts';
import { standInFor } from '../not-implemented.ts';

/** Opens nothing. A test that wants to know what would be opened puts a function of its own in place, as on Electron. */
export function createShell(): Electron.Shell {
  return standInFor<Electron.Shell>('shell', {
    openExternal: async () => {},
    openPath: async () => '',
    showItemInFolder: () => {},
    beep: () => {},
  });
}

/**
 * A computer somebody is always at; a test emits `lock-screen` and the rest, and puts its own idle time and idle state in
 * place.
 */
export function createPowerMonitor(): Electron.PowerMonitor {
  const eventNames = [
    'suspend',
    'resume',
    'lock-screen',
    'unlock-screen',
    'user-did-become-active',
    'user-did-resign-active',
    'shutdown',
    'on-ac',
    'on-battery',
  ];
  const powerMonitor: Electron.PowerMonitor = standInFor<Electron.PowerMonitor>('powerMonitor', {
    ...emitterMethods('powerMonitor', eventNames, () => powerMonitor),
    getSystemIdleTime: () => 0,
    getSystemIdleState: () => 'active',
    isOnBatteryPower: () => false,
  });
  return powerMonitor;
}

/** One screen of 1920 by 1080. */
export function createScreen(): Electron.Screen {
  const area = { x: 0, y: 0, width: 1920, height: 1080 };
  const display = standInFor<Electron.Display>('Display', {
    id: 1,
    bounds: area,
    workArea: area,
    size: { width: area.width, height: area.height },
    workAreaSize: { width: area.width, height: area.height },
    scaleFactor: 1,
  });
  const eventNames = ['display-added', 'display-removed', 'display-metrics-changed'];
  const screen: Electron.Screen = standInFor<Electron.Screen>('screen', {
    ...emitterMethods('screen', eventNames, () => screen),
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
  });
  return screen;
}
