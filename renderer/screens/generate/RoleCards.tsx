import { useId } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { ROLES, type Role } from '../../../shared/roles.ts';
import { ROLE_WORDS } from '../../components/project-words.ts';
import styles from './RoleCards.module.css';

/** What a client can and can't do with each role, after the vendor's token guide. In the order of use. */
const ROLE_ABILITIES: Record<Role, { can: string; cannot: string }> = {
  publisher: { can: 'Publish, subscribe, signal', cannot: "Can't moderate others" },
  subscriber: { can: 'Subscribe to streams', cannot: "Can't publish" },
  publisheronly: { can: 'Publish streams', cannot: "Can't subscribe or signal" },
  moderator: { can: 'All a publisher can; mute, stop and remove others', cannot: '' },
};

const CARD_ORDER: readonly Role[] = ['publisher', 'subscriber', 'publisheronly', 'moderator'];

/** The role as four cards of a radio group. */
export function RoleCards({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  const id = useId();
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={role}
      onChange={(value) => {
        const chosen = ROLES.find((known) => known === value);
        if (chosen !== undefined) {
          onChange(chosen);
        }
      }}
    >
      <Label className={styles['label'] ?? ''}>Role</Label>
      <div className={styles['cards']}>
        {CARD_ORDER.map((option) => (
          <Radio
            key={option}
            value={option}
            className={styles['card'] ?? ''}
            aria-label={ROLE_WORDS[option]}
            aria-describedby={`${id}-${option}`}
          >
            <span className={styles['name']}>
              <span className={styles['dot']} />
              {ROLE_WORDS[option]}
            </span>
            <span id={`${id}-${option}`} className={styles['abilities']}>
              <span className={styles['can']}>{ROLE_ABILITIES[option].can}</span>{' '}
              {ROLE_ABILITIES[option].cannot !== '' && (
                <span className={styles['cannot']}>{ROLE_ABILITIES[option].cannot}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
