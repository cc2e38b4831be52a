import { memo } from 'react';
import type { Role } from '../../../shared/roles.ts';
import { ROLE_WORDS } from '../../components/project-words.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import styles from './RoleCards.module.css';
import type { FieldActions } from './use-generate.ts';

/** What a client can and can't do with each role, after the vendor's token guide and role reference. In the order of use. */
const ABILITIES: readonly { role: Role; can: string; cannot?: string }[] = [
  { role: 'publisher', can: 'Publish, subscribe, signal', cannot: "Can't moderate others" },
  { role: 'subscriber', can: 'Subscribe to streams', cannot: "Can't publish or signal" },
  { role: 'publisheronly', can: 'Publish streams', cannot: "Can't subscribe or signal" },
  { role: 'moderator', can: 'All a publisher can; mute, stop and remove others' },
];

const OPTIONS = ABILITIES.map(({ role, can, cannot }) => ({
  value: role,
  name: ROLE_WORDS[role],
  description: (
    <>
      <span className={styles['can']}>{can}</span>{' '}
      {cannot !== undefined && <span className={styles['cannot']}>{cannot}</span>}
    </>
  ),
}));

/** The role, with what it lets a client do. */
export const RoleCards = memo(({ role, change }: { role: Role } & Pick<FieldActions, 'change'>) => (
  <RadioCards label="Role" options={OPTIONS} value={role} onChange={(chosen) => change({ role: chosen })} />
));
