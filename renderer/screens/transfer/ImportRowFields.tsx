import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { type Environment, ENVIRONMENTS } from '../../../shared/environments.ts';
import type { Project } from '../../../shared/projects.ts';
import { ENVIRONMENT_WORDS } from '../../components/EnvironmentChip.tsx';
import { Note } from '../../components/Note.tsx';
import { CREDENTIAL_ID_WORDS, FAMILY_WORDS, SECRET_WORDS } from '../../components/project-words.ts';
import { Segmented } from '../../components/Segmented.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import {
  asksCredentialId,
  type ImportRow,
  problemsOf,
  replacementWords,
  sessionWords,
  withCredentialId,
} from './import-rows.ts';
import styles from './transfer.module.css';

interface ImportRowFieldsProps {
  index: number;
  row: ImportRow;
  saved: readonly Project[];
  /** The name of the saved project it goes into; null for a new one. */
  target: string | null;
  showsProblems: boolean;
  onChange: (index: number, row: ImportRow) => void;
}

/** One entry of the preview: what it is, what it is to be called, and what becomes of it. */
export const ImportRowFields = memo(function ImportRowFields(props: ImportRowFieldsProps) {
  const { index, row, saved, target, showsProblems, onChange } = props;
  const { entry } = row;
  const problems = showsProblems ? problemsOf(row) : {};
  const sessions = sessionWords(entry);
  const replacement = replacementWords(row, target);
  const identity = (
    <>
      {FAMILY_WORDS[entry.family]} <span className={styles['id']}>{entry.credentialId}</span>
    </>
  );

  if (entry.problem !== null) {
    return (
      <li className={styles['row']} aria-label={entry.name}>
        <p className={styles['rowName']}>{entry.name}</p>
        <p className={styles['soft']}>{identity}</p>
        <div className={styles['wide']}>
          <Note tone="warn">{entry.problem}</Note>
        </div>
      </li>
    );
  }
  return (
    <li className={styles['row']} aria-label={entry.name} data-skipped={!row.isTaken || undefined}>
      <TextInput
        label={`Name of ${entry.name}`}
        hideLabel
        value={row.name}
        onChange={(name) => onChange(index, { ...row, name })}
        error={problems.name}
      />
      <Segmented
        label={`What happens to ${entry.name}`}
        hideLabel
        options={[
          { value: 'take', label: target === null ? 'Add' : 'Update' },
          { value: 'skip', label: 'Skip' },
        ]}
        value={row.isTaken ? 'take' : 'skip'}
        onChange={(action) => onChange(index, { ...row, isTaken: action === 'take' })}
      />
      <p className={styles['soft']}>
        {identity} · {entry.hasSecret ? `with ${SECRET_WORDS[entry.family]}` : `without ${SECRET_WORDS[entry.family]}`}
        {sessions !== undefined && <> · {sessions}</>}
        {target !== null && <> · saved as “{target}”</>}
      </p>
      <select
        className={styles['select']}
        aria-label={`Environment of ${entry.name}`}
        value={row.environment}
        onChange={(event) => onChange(index, { ...row, environment: event.target.value as Environment })}
      >
        {ENVIRONMENTS.map((environment) => (
          <option key={environment} value={environment}>
            {ENVIRONMENT_WORDS[environment]}
          </option>
        ))}
      </select>
      {replacement !== undefined && (
        <p className={styles['replacement']}>
          <TriangleAlert size={13} aria-hidden="true" />
          {replacement}
        </p>
      )}
      {asksCredentialId(row) && row.isTaken && (
        <div className={styles['wide']}>
          <TextInput
            label={CREDENTIAL_ID_WORDS[entry.family]}
            mono
            value={row.credentialId}
            onChange={(credentialId) => onChange(index, withCredentialId(row, credentialId, saved))}
            error={problems.credentialId}
            description={
              entry.family === 'vonage'
                ? "The key doesn't say which application it belongs to. Its page in the Vonage dashboard does."
                : "The text doesn't say which API key the secret belongs to."
            }
          />
        </div>
      )}
    </li>
  );
});
