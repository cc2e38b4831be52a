import type { Result } from '../../../shared/results.ts';
import type { UnlockedStatus } from '../../app/app-state.ts';
import { DataFolder } from '../../components/DataFolder.tsx';
import { useTimeWords } from '../../components/time-words.tsx';
import styles from './settings.module.css';

interface FileSectionProps {
  status: UnlockedStatus;
  readDataFolder: () => Promise<Result<string>>;
}

/** Where the projects are, and since when. */
export function FileSection({ status, readDataFolder }: FileSectionProps) {
  const { localTime } = useTimeWords();
  if (status.protection === 'session-only') {
    return <p className={styles['sentence']}>There is no file. Your projects are only in the memory of this app.</p>;
  }
  return (
    <>
      <p className={styles['sentence']}>
        Your projects are in the file vault.json in Tokenbooth's data folder on this computer, with a backup beside it,
        vault.bak.json. Both are encrypted, names and keys too.
      </p>
      <DataFolder read={readDataFolder}>The data folder:</DataFolder>
      <p className={styles['sentence']}>
        {status.savedAt === null ? 'Nothing was saved yet.' : `Last saved: ${localTime(status.savedAt)}.`}
      </p>
    </>
  );
}
