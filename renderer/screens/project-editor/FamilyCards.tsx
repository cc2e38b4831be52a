import { useId } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { CREDENTIAL_FAMILIES, type CredentialFamily } from '../../../shared/token-formats.ts';
import styles from './FamilyCards.module.css';

const CARDS: Record<CredentialFamily, { name: string; holds: string }> = {
  opentok: { name: 'OpenTok project', holds: 'API key and secret' },
  vonage: { name: 'Vonage application', holds: 'Application ID and private key' },
};

interface FamilyCardsProps {
  family: CredentialFamily;
  onChange: (family: CredentialFamily) => void;
}

/** Which kind of credential the project has, as two cards of a radio group. */
export function FamilyCards({ family, onChange }: FamilyCardsProps) {
  const id = useId();
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={family}
      orientation="horizontal"
      onChange={(value) => {
        const chosen = CREDENTIAL_FAMILIES.find((known) => known === value);
        if (chosen !== undefined) {
          onChange(chosen);
        }
      }}
    >
      <Label className={styles['label'] ?? ''}>Credentials</Label>
      <div className={styles['cards']}>
        {CREDENTIAL_FAMILIES.map((option) => (
          <Radio
            key={option}
            value={option}
            className={styles['card'] ?? ''}
            aria-label={CARDS[option].name}
            aria-describedby={`${id}-${option}`}
          >
            <span className={styles['name']}>{CARDS[option].name}</span>
            <span id={`${id}-${option}`} className={styles['holds']}>
              {CARDS[option].holds}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
