import { type Ref, useRef } from 'react';
import { PASTED_MAX_LENGTH } from '../../../shared/credentials-text/recognise.ts';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../components/cx.ts';
import { Note } from '../../components/Note.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import dropStyles from './FileDrop.module.css';
import styles from './PasteBox.module.css';
import { useFileDrop } from './use-file-drop.ts';
import type { PasteBoxState } from './use-paste-box.ts';

interface PasteBoxProps {
  paste: PasteBoxState;
  inputRef: Ref<HTMLElement>;
  /** Goes to where several projects are added at once. */
  onImport: (() => void) | undefined;
}

/** Takes credentials of any kind, pasted or as a file, and says what was made of them. */
export function PasteBox({ paste, inputRef, onImport }: PasteBoxProps) {
  const { outcome } = paste;
  const fileInput = useRef<HTMLInputElement>(null);
  const drop = useFileDrop({
    maxBytes: PASTED_MAX_LENGTH,
    tooLargeMessage: 'This file is too large for one project. Choose one with its credentials only, or use Import.',
    onText: paste.readFile,
    onProblem: paste.refuseFile,
  });
  return (
    <div
      className={cx(dropStyles['area'], styles['pasteBox'], drop.isDropTarget && dropStyles['dropTarget'])}
      {...drop.dropProps}
    >
      <input
        ref={fileInput}
        type="file"
        hidden
        onChange={({ target }) => {
          void drop.read(target.files?.[0]);
          // So that the same file can be chosen again.
          target.value = '';
        }}
      />
      <TextInput
        label="Paste credentials"
        value={paste.text}
        onChange={paste.change}
        onBlur={paste.leave}
        onPasteText={paste.takePasted}
        inputRef={inputRef}
        kind="secret"
        secretName="the text"
        aside={
          <Button variant="link" onPress={() => fileInput.current?.click()}>
            Choose a file…
          </Button>
        }
        multiline
        mono
        error={outcome?.kind === 'problem' ? outcome.words : undefined}
        description="Key and secret, ID and private key, .env or JSON. Or drop a file."
      />
      {outcome?.kind === 'problem' && outcome.isForImport === true && onImport !== undefined && (
        <Button onPress={onImport}>Go to Import</Button>
      )}
      {outcome?.kind === 'filled' && <Note tone="good">{outcome.words}</Note>}
      {outcome?.kind === 'conflict' && (
        <Note
          tone="warn"
          actions={
            <>
              <Button variant="link" onPress={paste.replace}>
                Replace it
              </Button>
              <Button variant="link" onPress={paste.keep}>
                Keep what was entered
              </Button>
            </>
          }
        >
          {outcome.words}
        </Note>
      )}
    </div>
  );
}
