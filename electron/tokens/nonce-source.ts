import { randomInt, randomUUID } from 'node:crypto';
import type { NonceSource } from './nonce.ts';

/** `randomInt` gives less than 48 bits; a power of two keeps every fraction exact. */
const FRACTION_STEPS = 2 ** 47;

/** The operating system's randomness, in the app and on the command line. */
export const systemNonceSource: NonceSource = {
  fraction: () => randomInt(FRACTION_STEPS) / FRACTION_STEPS,
  uuid: randomUUID,
};
