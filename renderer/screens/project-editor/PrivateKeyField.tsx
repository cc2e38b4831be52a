import { FileKey2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { SECRET_MAX_LENGTH } from '../../../shared/projects.ts';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../components/cx.ts';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './PrivateKeyField.module.css';
import type { Editor } from './use-editor.ts';

interface PrivateKeyFieldProps {
  editor: Editor;
  /** When the saved key dates from, in words. Undefined where none is saved. */
  savedOn: string | undefined;
}

/** The private key: pasted, chosen as a file, or dropped. A file is read here and goes nowhere but into this field. */
export function PrivateKeyField({ editor, savedOn }: PrivateKeyFieldProps) {
  const [isDropTarget, setDropTarget] = useState(false);
  const [fileProblem, setFileProblem] = useState<string>();

  const readFile = async (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    if (file.size > SECRET_MAX_LENGTH) {
      setFileProblem('This file is too large for a private key. Choose the key file of the application.');
      return;
    }
    const text = await file.text().catch(() => undefined);
    if (text === undefined) {
      setFileProblem("This file can't be read. Check that it is still there and that you may open it.");
      return;
    }
    setFileProblem(undefined);
    editor.change({ privateKey: text });
    editor.leave('privateKey');
  };

  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setDropTarget(true);
    },
    onDragLeave: () => setDropTarget(false),
    onDrop: (event: DragEvent) => {
      if (event.dataTransfer.files.length === 0) {
        return setDropTarget(false);
      }
      event.preventDefault();
      setDropTarget(false);
      void readFile(event.dataTransfer.files[0]);
    },
  };

  return (
    <div className={cx(styles['privateKey'], isDropTarget && styles['dropTarget'])} {...drag}>
      <TextInput
        label="Private key"
        value={editor.draft.privateKey}
        onChange={(privateKey) => {
          setFileProblem(undefined);
          editor.change({ privateKey });
        }}
        onBlur={() => editor.leave('privateKey')}
        inputRef={editor.inputRef('privateKey')}
        kind="secret"
        multiline
        mono
        placeholder={savedOn === undefined ? '-----BEGIN PRIVATE KEY-----' : ''}
        maxLength={SECRET_MAX_LENGTH}
        error={fileProblem ?? editor.problems.privateKey?.message}
        description={
          savedOn === undefined
            ? 'Paste the whole file, or drop it here.'
            : `Saved ${savedOn}. Leave empty to keep it; paste or drop a file to replace it.`
        }
      />
      <FileTrigger
        acceptedFileTypes={['.key', '.pem', '.txt', 'application/x-pem-file']}
        onSelect={(files) => void readFile(files?.[0])}
      >
        <Button icon={<FileKey2 size={15} aria-hidden="true" />}>Choose file…</Button>
      </FileTrigger>
    </div>
  );
}
