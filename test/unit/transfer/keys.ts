import { generateKeyPairSync } from 'node:crypto';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function pem(key: { export(options: never): string | Buffer }, options: object): string {
  return key.export({ format: 'pem', ...options } as never).toString();
}

/** Key files as a person may have them. */
export const KEYS = {
  pkcs8: pem(rsa.privateKey, { type: 'pkcs8' }),
  pkcs1: pem(rsa.privateKey, { type: 'pkcs1' }),
  public: pem(rsa.publicKey, { type: 'spki' }),
  encrypted: pem(rsa.privateKey, { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'closed' }),
  ec: pem(ec.privateKey, { type: 'sec1' }),
};

export const APPLICATION_ID = '29f760f8-7ce1-46c9-ade3-f2dedee4a1b2';
export const OTHER_APPLICATION_ID = '0B5F3C1A-2d4e-4f60-8a7b-9c0d1e2f3a4b';
export const API_KEY = '46510042';
export const OTHER_API_KEY = '46514455';
