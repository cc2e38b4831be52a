import { useDeferredValue } from 'react';
import { PickList } from '../../components/pick-list/PickList.tsx';
import { choiceDay, shortSessionId } from './session-choices.ts';
import styles from './SessionList.module.css';
import type { SessionBox } from './use-session-box.ts';

const ROW_REM = 2;

/**
 * The sessions to pick from, below the session field, while the box is open. Other rows are drawn after the field: what
 * was typed is to be seen at once.
 */
export function SessionList({ box }: { box: SessionBox }) {
  const groups = useDeferredValue(box.groups);
  return (
    box.list.isOpen &&
    groups.length > 0 && (
      <PickList
        id={box.list.listId}
        label="Sessions"
        groups={groups}
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
