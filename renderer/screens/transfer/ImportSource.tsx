import { FileInput } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import styles from './transfer.module.css';

interface ImportSourceProps {
  onReadFile: () => Promise<AppError | undefined>;
  onReadText: (text: string) => Promise<AppError | undefined>;
  onCancel: () => void;
}

/** Asks for a file or a pasted text. The text is gone as soon as something was found in it. */
export function ImportSource({ onReadFile, onReadText, onCancel }: ImportSourceProps) {
  const file = useAttempt();
  const pasted = useAttempt();
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const fileButton = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLElement>(null);
  useEffect(() => fileButton.current?.focus(), []);

  const readText = async () => {
    setEmpty(text.trim() === '');
    if (text.trim() === '' || (await pasted.run(() => onReadText(text))) !== undefined) {
      input.current?.focus();
    }
  };

  return (
    <form
      className={styles['stack']}
      aria-label="Import"
      onSubmit={(event) => {
        event.preventDefault();
        void readText();
      }}
    >
      <div className={styles['actions']}>
        <Button
          ref={fileButton}
          icon={<FileInput size={15} aria-hidden="true" />}
          isPending={file.isPending}
          onPress={() => void file.run(onReadFile)}
        >
          Choose a file…
        </Button>
      </div>
      {file.problem !== undefined && <Note tone="bad">{file.problem.message}</Note>}
      <TextInput
        label="Or paste it here"
        value={text}
        onChange={(changed) => {
          setEmpty(false);
          pasted.clear();
          setText(changed);
        }}
        inputRef={input}
        kind="secret"
        secretName="the text"
        multiline
        mono
        placeholder="OPENTOK_API_KEY=…"
        description="You see what was found before anything is saved. Files that are named in the text are not opened."
        error={isEmpty ? 'Paste the text first, or choose a file.' : pasted.problem?.message}
      />
      <div className={styles['actions']}>
        <Button type="submit" isPending={pasted.isPending}>
          Read the text
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
