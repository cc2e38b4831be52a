import { fail, type Result } from '../../shared/results.ts';
import { openTokCredential, vonageCredential, type Credential } from '../tokens/credentials.ts';
import type { CliIo } from './io.ts';

type Environment = Pick<CliIo, 'environment' | 'readFile'>;

/** What the environment gives for each family: a credential, the reason why there is none, or nothing at all. */
export interface EnvironmentCredentials {
  opentok?: Result<Credential>;
  vonage?: Result<Credential>;
}

/**
 * Reads `OPENTOK_API_KEY` + `OPENTOK_API_SECRET` and `VONAGE_APPLICATION_ID` + `VONAGE_PRIVATE_KEY` (the text of a PEM
 * file, line breaks possibly written as `\n`, or the path of one). A variable set to nothing counts as not set.
 */
export function credentialsFromEnvironment({ environment, readFile }: Environment): EnvironmentCredentials {
  const variable = (name: string) => environment[name]?.trim() || undefined;
  const apiKey = variable('OPENTOK_API_KEY');
  const apiSecret = variable('OPENTOK_API_SECRET');
  const applicationId = variable('VONAGE_APPLICATION_ID');
  const privateKey = variable('VONAGE_PRIVATE_KEY');
  const found: EnvironmentCredentials = {};
  if (apiKey !== undefined && apiSecret !== undefined) {
    found.opentok = openTokCredential(apiKey, apiSecret);
  } else if (apiKey !== undefined) {
    found.opentok = fail('API_SECRET_INVALID', halfSet('OPENTOK_API_SECRET'));
  } else if (apiSecret !== undefined) {
    found.opentok = fail('API_KEY_INVALID', halfSet('OPENTOK_API_KEY'));
  }
  if (applicationId !== undefined && privateKey !== undefined) {
    found.vonage = withPem(privateKey, readFile, (pem) => vonageCredential(applicationId, pem));
  } else if (applicationId !== undefined) {
    found.vonage = fail('PRIVATE_KEY_INVALID', halfSet('VONAGE_PRIVATE_KEY'));
  } else if (privateKey !== undefined) {
    found.vonage = fail('APPLICATION_ID_INVALID', halfSet('VONAGE_APPLICATION_ID'));
  }
  return found;
}

function halfSet(missing: string): string {
  return `${missing} is not set, but the variable that goes with it is. Set both.`;
}

function withPem(
  textOrPath: string,
  readFile: Environment['readFile'],
  use: (pem: string) => Result<Credential>,
): Result<Credential> {
  if (textOrPath.includes('-----BEGIN')) {
    return use(textOrPath);
  }
  const pem = readFile(textOrPath);
  // SECURITY: the value is not quoted; it could be a key that lost its first line.
  if (pem === undefined) {
    return fail('PRIVATE_KEY_INVALID', "The file that VONAGE_PRIVATE_KEY names can't be read.");
  }
  return use(pem);
}
