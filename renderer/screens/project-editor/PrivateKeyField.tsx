import { FileKey2 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { SECRET_MAX_LENGTH } from '../../../shared/projects.ts';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../components/cx.ts';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './FileDrop.module.css';
import type { Editor } from './use-editor.ts';
import { useFileDrop } from './use-file-drop.ts';

interface PrivateKeyFieldProps {
  editor: Editor;
  /** When the saved key dates from, in words. Undefined where none is saved. */
  savedOn: string | undefined;
}

/** The private key: pasted, chosen as a file, or dropped. A file is read here and goes nowhere but into this field. */
export function PrivateKeyField({ editor, savedOn }: PrivateKeyFieldProps) {
  const [fileProblem, setFileProblem] = useState<string>();
  const drop = useFileDrop({
    maxBytes: SECRET_MAX_LENGTH,
    tooLargeMessage: 'This file is too large for a private key. Choose the key file of the application.',
    onText: (privateKey) => {
      setFileProblem(undefined);
      editor.change({ privateKey });
      editor.leave('privateKey');
    },
    onProblem: setFileProblem,
  });

  return (
    <div className={cx(styles['area'], drop.isDropTarget && styles['dropTarget'])} {...drop.dropProps}>
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
        onSelect={(files) => void drop.read(files?.[0])}
      >
        <Button icon={<FileKey2 size={15} aria-hidden="true" />}>Choose a key file…</Button>
      </FileTrigger>
    </div>
  );
}
