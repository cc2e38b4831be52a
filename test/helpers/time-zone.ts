import { test } from './app.ts';

/** Starts the apps of this file's tests in this zone, whatever the computer has. A test may still choose another one. */
export function runInZone(zone: string) {
  const zoneBefore = process.env['TZ'];
  test.beforeEach(() => {
    process.env['TZ'] = zone;
  });
  test.afterEach(() => {
    if (zoneBefore === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = zoneBefore;
    }
  });
}
