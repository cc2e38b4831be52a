import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '../../shared/results.ts';
import styles from './DataFolder.module.css';

interface DataFolderProps {
  read: () => Promise<Result<string>>;
  /** What is in the folder, up to the colon. */
  children: ReactNode;
}

/** Where the files are, as a path that can be selected. Nothing at all where that can't be told. */
export function DataFolder({ read, children }: DataFolderProps) {
  const [folder, setFolder] = useState<string>();
  const ask = useEffectEvent(() => read());
  useEffect(() => {
    void ask().then((reply) => setFolder(reply.ok ? reply.value : undefined));
  }, []);
  return folder === undefined ? null : (
    <p className={styles['folder']}>
      {children} <code className={styles['path']}>{folder}</code>
    </p>
  );
}
