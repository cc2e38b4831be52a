import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { type KeyValue, readKeyValues, writeKeyValues } from '../../../shared/key-values.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import styles from './KeyValues.module.css';

interface Row extends KeyValue {
  /** Stays with the row when others come and go. */
  id: number;
}

interface KeyValuesProps {
  data: string;
  onChange: (data: string) => void;
}

/** The metadata as rows of a key and its value. A text that is no such JSON is left alone, and that is said. */
export function KeyValues({ data, onChange }: KeyValuesProps) {
  const focusAfterRender = useFocusAfterRender();
  const hintId = useId();
  const keyInputs = useRef(new Map<number, HTMLElement>());
  const addButton = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState(() => ({ data, rows: rowsOf(data) }));
  // The text was changed elsewhere.
  if (state.data !== data) {
    setState({ data, rows: rowsOf(data) });
  }
  const { rows } = state;
  if (rows === undefined) {
    return (
      <Note tone="info">
        This text isn't a list of keys and values such as {'{"user":"qa-1"}'}, so it can only be edited above. Nothing
        was changed.
      </Note>
    );
  }

  const change = (changed: Row[]) => {
    const text = writeKeyValues(changed);
    // A row that is still empty is no change: text that is laid out in lines stays so.
    const isSame = text === writeKeyValues(rows);
    setState({ data: isSame ? data : text, rows: changed });
    if (!isSame) {
      onChange(text);
    }
  };
  const focusKey = (id: number | undefined) =>
    focusAfterRender(() => (id === undefined ? addButton.current : keyInputs.current.get(id))?.focus());
  const addAfter = (index: number) => {
    const row = emptyRow();
    change(rows.toSpliced(index + 1, 0, row));
    focusKey(row.id);
  };
  const remove = (index: number) => {
    const left = rows.toSpliced(index, 1);
    change(left);
    focusKey((left[index] ?? left[index - 1])?.id);
  };

  return (
    <div className={styles['keyValues']} role="group" aria-label="Keys and values" aria-describedby={hintId}>
      <ul className={styles['rows']}>
        {rows.map((row, index) => (
          <li key={row.id} className={styles['row']}>
            <TextInput
              label={`Key ${index + 1}`}
              hideLabel
              mono
              placeholder="Key"
              value={row.key}
              onChange={(key) => change(rows.with(index, { ...row, key }))}
              inputRef={(element) => {
                if (element === null) {
                  keyInputs.current.delete(row.id);
                } else {
                  keyInputs.current.set(row.id, element);
                }
              }}
              onEnter={() => addAfter(index)}
              error={keyProblem(rows, index)}
            />
            <TextInput
              label={`Value ${index + 1}`}
              hideLabel
              mono
              placeholder="Value"
              value={row.value}
              onChange={(value) => change(rows.with(index, { ...row, value }))}
              onEnter={() => addAfter(index)}
            />
            <IconButton label={`Remove row ${index + 1}`} icon={<X size={15} />} onPress={() => remove(index)} />
          </li>
        ))}
      </ul>
      <div className={styles['foot']}>
        <Button ref={addButton} icon={<Plus size={14} aria-hidden="true" />} onPress={() => addAfter(rows.length - 1)}>
          Add a row
        </Button>
        <p id={hintId} className={styles['hint']}>
          Numbers, true and false go in without quotes. Write "42" to keep it as text.
        </p>
      </div>
    </div>
  );
}

/** What keeps a key from reaching the clients. */
function keyProblem(rows: readonly Row[], index: number): string | undefined {
  const { key = '', value = '' } = rows[index] ?? {};
  if (key === '') {
    return value === '' ? undefined : 'Enter a key.';
  }
  return rows.some((row, other) => other !== index && row.key === key) ? 'Used twice. Change one.' : undefined;
}

let rowCount = 0;

function emptyRow(): Row {
  rowCount += 1;
  return { id: rowCount, key: '', value: '' };
}

function rowsOf(data: string): Row[] | undefined {
  const entries = readKeyValues(data)?.map((entry) => Object.assign(emptyRow(), entry));
  return entries?.length === 0 ? [emptyRow()] : entries;
}
