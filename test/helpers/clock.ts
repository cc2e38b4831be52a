import type { ElectronApplication } from '@playwright/test';

/** How the clock of the host stands to this computer's, or why it says nothing. */
type HostClock = { secondsBehind: number } | 'unreachable';

/**
 * Answers the app's requests of the network in the host's place.
 * @returns the URLs asked for since
 */
export async function answerClockCheck(electron: ElectronApplication, hostClock: HostClock) {
  await electron.evaluate(({ session }, given) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedOfNetwork: asked });
    session.fromPartition('tokenbooth-network').fetch = (url) => {
      asked.push(new Request(url).url);
      if (given === 'unreachable') {
        return Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'));
      }
      const date = new Date(Date.now() - given.secondsBehind * 1000).toUTCString();
      return Promise.resolve(new Response(null, { status: 404, headers: { date } }));
    };
  }, hostClock);
  return () => electron.evaluate(() => (globalThis as unknown as { askedOfNetwork: string[] }).askedOfNetwork);
}
