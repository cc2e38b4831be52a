import type { CredentialFamily } from '../../../shared/token-formats.ts';
import { RadioCards } from '../../components/RadioCards.tsx';

const OPTIONS = [
  { value: 'opentok', name: 'OpenTok project', description: 'API key and secret' },
  { value: 'vonage', name: 'Vonage application', description: 'Application ID and private key' },
] as const;

interface FamilyCardsProps {
  family: CredentialFamily;
  onChange: (family: CredentialFamily) => void;
}

/** Which kind of credential the project has. */
export function FamilyCards({ family, onChange }: FamilyCardsProps) {
  return <RadioCards label="Credentials" options={OPTIONS} value={family} onChange={onChange} />;
}
