import { Search } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import styles from './RailSearch.module.css';

interface RailSearchProps {
  query: string;
  fieldRef: Ref<HTMLInputElement>;
  onChange: (query: string) => void;
  onChooseFirst: () => void;
  onGoToList: () => void;
}

/** Finds projects in the rail. Escape empties it, Enter chooses the first one found, the arrow goes to the list. */
export function RailSearch({ query, fieldRef, onChange, onChooseFirst, onGoToList }: RailSearchProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const actions: Record<string, () => void> = {
      Escape: () => onChange(''),
      Enter: onChooseFirst,
      ArrowDown: onGoToList,
    };
    const run = actions[event.key];
    if (run !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run();
    }
  };
  return (
    <div className={styles['search']}>
      <Search size={14} className={styles['icon']} aria-hidden="true" />
      <input
        ref={fieldRef}
        className={styles['input']}
        type="search"
        aria-label="Search projects"
        placeholder="Search projects"
        autoComplete="off"
        spellCheck="false"
        value={query}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
