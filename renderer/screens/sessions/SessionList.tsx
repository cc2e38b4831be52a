import { useDeferredValue } from 'react';
import { PickList } from '../../components/pick-list/PickList.tsx';
import { choiceDay, shortSessionId } from './session-choices.ts';
import styles from './SessionList.module.css';
import type { SessionBox } from './use-session-box.ts';

const ROW_REM = 2;

/**
 * The sessions to pick from, below the session field, while the box is open. Drawn after the field: what was typed is to
 * be seen at once. The keys don't wait for it, since the field has them.
 */
export function SessionList({ box: present }: { box: SessionBox }) {
  const box = useDeferredValue(present);
  return (
    box.list.isOpen && (
      <PickList
        id={box.list.listId}
        label="Sessions"
        groups={box.groups}
        rowRem={ROW_REM}
        keyOf={({ sessionId, name }) => `${sessionId} ${name ?? ''}`}
        activeIndex={box.activeIndex}
        onPick={box.pick}
        className={styles['list']}
        isPopover
      >
        {(choice) => (
          <>
            <span className={choice.name === undefined ? styles['id'] : styles['name']}>
              {choice.name ?? shortSessionId(choice.sessionId)}
            </span>
            <span className={styles['date']}>{choiceDay(choice)}</span>
          </>
        )}
      </PickList>
    )
  );
}
