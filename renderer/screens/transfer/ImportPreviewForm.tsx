import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import type { ImportPreview, ImportSource } from '../../../shared/transfer.ts';
import type { WindowApi } from '../../../shared/window-api.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { projectCount } from '../../components/project-words.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { choiceOf, importedWords, type ImportRow, problemsOf, startRow, summaryOf, targetOf } from './import-rows.ts';
import { ImportRowFields } from './ImportRowFields.tsx';
import styles from './transfer.module.css';

interface ImportPreviewFormProps {
  api: WindowApi;
  preview: ImportPreview;
  /** The saved projects, where an ID that is typed may be one of theirs. */
  saved: readonly Project[];
  onImported: (words: string) => Promise<void>;
  onCancel: () => void;
}

/** More at once would make typing slow. */
const ROWS_AT_ONCE = 100;

const SOURCE_WORDS: Record<ImportSource, string> = {
  settings: 'Settings exported by Tokenbooth, without secrets',
  export: 'Exported by Tokenbooth, with secrets',
  env: '.env text',
  json: 'JSON',
  'vonage-cli': 'Configuration of the Vonage CLI',
  pem: 'Private key file',
};

const NOTHING_TAKEN = 'Nothing would be imported. Choose Add or Update for at least one project.';

/** What was found, one row each, with what becomes of it. Everything chosen is imported at once or not at all. */
export function ImportPreviewForm({ api, preview, saved, onImported, onCancel }: ImportPreviewFormProps) {
  const announce = useAnnounce();
  const focusAfterRender = useFocusAfterRender();
  const attempt = useAttempt();
  const [rows, setRows] = useState(() => preview.entries.map(startRow));
  const [shownCount, setShownCount] = useState(ROWS_AT_ONCE);
  const [showsProblems, setShowsProblems] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const change = useCallback(
    (index: number, changed: ImportRow) => setRows((current) => current.with(index, changed)),
    [],
  );
  const choices = useMemo(() => rows.map((row) => choiceOf(row, saved)), [rows, saved]);
  const isNothingTaken = rows.every(({ isTaken }) => !isTaken);

  const submit = async () => {
    setShowsProblems(true);
    const wrongIndex = rows.findIndex((row) => Object.keys(problemsOf(row)).length > 0);
    const wrong = rows[wrongIndex];
    if (wrong !== undefined) {
      setShownCount(Math.max(shownCount, wrongIndex + 1));
      announce(`“${wrong.name}”: ${Object.values(problemsOf(wrong)).join(' ')}`);
      focusAfterRender(() => list.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (isNothingTaken) {
      announce(NOTHING_TAKEN);
      return;
    }
    await attempt.run(async () => {
      const imported = await api.transfer.apply({ importId: preview.importId, choices });
      if (!imported.ok) {
        return imported.error;
      }
      await onImported(importedWords(imported.value));
      return undefined;
    });
  };

  return (
    // No form: Enter in a name would import everything there and then.
    <section className={styles['stack']} aria-label="What to import">
      <div>
        <h2 ref={heading} tabIndex={-1} className={styles['heading']}>
          {projectCount(rows.length)} found
        </h2>
        <p className={styles['soft']}>
          {preview.fileName !== null && <>{preview.fileName} · </>}
          {SOURCE_WORDS[preview.source]}
        </p>
      </div>
      {preview.notices.map((notice) => (
        <Note key={notice} tone="info">
          {notice}
        </Note>
      ))}
      <ul ref={list} className={styles['rows']}>
        {rows.slice(0, shownCount).map((row, index) => (
          <ImportRowFields
            // oxlint-disable-next-line react/no-array-index-key -- Rows never move.
            key={index}
            index={index}
            row={row}
            saved={saved}
            target={targetOf(row, saved)}
            showsProblems={showsProblems}
            onChange={change}
          />
        ))}
      </ul>
      {rows.length > shownCount && (
        <Button variant="quiet" onPress={() => setShownCount(shownCount + ROWS_AT_ONCE)}>
          Show more ({rows.length - shownCount} left)
        </Button>
      )}
      {showsProblems && isNothingTaken && <Note tone="bad">{NOTHING_TAKEN}</Note>}
      {attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
      <div className={styles['actions']}>
        <Button variant="primary" isPending={attempt.isPending} onPress={() => void submit()}>
          {attempt.isPending ? 'Importing…' : 'Import'}
        </Button>
        <Button isPending={attempt.isPending} onPress={onCancel}>
          Cancel
        </Button>
        <span className={styles['soft']}>{summaryOf(choices)}</span>
      </div>
    </section>
  );
}
