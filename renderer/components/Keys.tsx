import styles from './Keys.module.css';

/** A shortcut drawn as a key cap. Screen readers hear the control's own name, so the cap is for the eye only. */
export function Keys({ label }: { label: string }) {
  return (
    <kbd className={styles['keys']} aria-hidden="true">
      {label}
    </kbd>
  );
}
