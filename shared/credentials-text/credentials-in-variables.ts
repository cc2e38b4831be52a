import { isApiKey, isApplicationId } from '../credential-shapes.ts';
import type { CredentialFamily } from '../token-formats.ts';
import type { Variable } from './env-text.ts';
import { environmentIn } from './environment-words.ts';
import type { FoundProject } from './found-projects.ts';
import { meaningOf, nameFromLabel } from './variable-names.ts';

/** What belongs together: an ID and its secret, as far as they are there. */
interface Credential {
  family: CredentialFamily;
  id: string;
  secret: string;
  isNamed: boolean;
  isVague: boolean;
  label: string;
  hints: readonly string[];
}

/** Said where an account's key was passed over. */
export const ACCOUNT_KEY_NOTICE =
  'The API key and secret of a Vonage account were left out. Tokens need a project API key or an application ID.';
/** Said where the private key itself is not in the text. */
export const KEY_PATH_NOTICE =
  'A private key was left out: only the name of its file is given, or its BEGIN line is missing. Import the key file itself.';

const BEGINS_KEY = '-----BEGIN';

/** Puts IDs and secrets with the same vendor and label together; a second ID or secret begins another credential. */
function gather(variables: readonly Variable[], notices: Set<string>): Credential[] {
  const credentials: Credential[] = [];
  const open = new Map<string, Credential>();
  for (const { name, value, hints } of variables) {
    const meaning = value === '' ? undefined : meaningOf(name);
    if (meaning?.isAccount === true) {
      notices.add(ACCOUNT_KEY_NOTICE);
    } else if (meaning !== undefined) {
      const { family, part, vendor, label, isNamed, isVague } = meaning;
      const isPath = family === 'vonage' && part === 'secret' && !value.includes(BEGINS_KEY);
      if (isPath) {
        notices.add(KEY_PATH_NOTICE);
      } else {
        const key = `${family} ${vendor}|${label}`;
        let credential = open.get(key);
        if (credential === undefined || (credential[part] !== '' && credential[part] !== value)) {
          credential = { family, id: '', secret: '', isNamed, isVague, label, hints };
          open.set(key, credential);
          credentials.push(credential);
        }
        credential[part] = value;
        credential.isVague ||= isVague;
      }
    }
  }
  return credentials;
}

/** Two halves that go by different vendors, such as `VONAGE_APPLICATION_ID` and `PRIVATE_KEY`, where no other fits. */
function joinHalves(credentials: readonly Credential[]): Credential[] {
  const halves = new Map<string, { ids: Credential[]; secrets: Credential[] }>();
  for (const credential of credentials) {
    const key = `${credential.family} ${credential.label}`;
    const half = halves.get(key) ?? { ids: [], secrets: [] };
    halves.set(key, half);
    if (credential.secret === '') {
      half.ids.push(credential);
    } else if (credential.id === '') {
      half.secrets.push(credential);
    }
  }
  const joined = new Map<Credential, Credential | undefined>();
  for (const { ids, secrets } of halves.values()) {
    const [id, secondId] = ids;
    const [secret, secondSecret] = secrets;
    if (id !== undefined && secret !== undefined && secondId === undefined && secondSecret === undefined) {
      joined.set(id, { ...id, secret: secret.secret, isNamed: id.isNamed || secret.isNamed });
      joined.set(secret, undefined);
    }
  }
  return credentials.flatMap((credential) => (joined.has(credential) ? (joined.get(credential) ?? []) : credential));
}

/** Eight hexadecimal characters with a letter among them; an API key of a project has digits only. */
function isAccountKey(id: string): boolean {
  return /^[\da-f]{8}$/i.test(id) && !isApiKey(id);
}

/** Whether a name without a vendor means OpenTok or Vonage and not another service with keys and secrets. */
function isOurs({ family, id, secret, isNamed, isVague, label }: Credential): boolean {
  const isComplete = id !== '' && secret !== '';
  if (isNamed) {
    return id !== '' || !isVague;
  }
  if (family === 'vonage') {
    return (isApplicationId(id) && (isComplete || label === '')) || secret.includes(BEGINS_KEY);
  }
  return isApiKey(id) ? isComplete || (label === '' && !isVague) : isComplete && label === '' && !isVague;
}

interface Surroundings {
  /** What the source calls the project. */
  name: string | null;
  suggestedName: string | null;
  /** Tell the environment where nothing nearer does. */
  hints: readonly string[];
}

/** The projects whose credentials are among the variables. What is left out adds to the notices. */
export function credentialsInVariables(
  variables: readonly Variable[],
  { name, suggestedName, hints }: Surroundings,
  notices: Set<string>,
): FoundProject[] {
  const credentials = joinHalves(gather(variables, notices));
  const labelsOfApplications = new Set(
    credentials.filter(({ family, id }) => family === 'vonage' && id !== '').map(({ label }) => label),
  );
  return credentials.flatMap((credential) => {
    const { family, id, secret, label } = credential;
    // The Vonage SDKs take account key and application together, under these very names.
    const isAccount =
      family === 'opentok' && !credential.isNamed && (isAccountKey(id) || labelsOfApplications.has(label));
    if (isAccount) {
      notices.add(ACCOUNT_KEY_NOTICE);
    }
    return isAccount || !isOurs(credential)
      ? []
      : {
          family,
          name: label === '' ? name : null,
          suggestedName: nameFromLabel(label) ?? suggestedName,
          environment: environmentIn([label, ...credential.hints, ...hints]),
          credentialId: id,
          secret,
        };
  });
}
