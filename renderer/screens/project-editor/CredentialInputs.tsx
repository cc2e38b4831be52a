import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { CredentialField } from './editor-draft.ts';
import { FIELD_LABELS } from './misplaced.ts';
import { PrivateKeyField } from './PrivateKeyField.tsx';
import type { Editor } from './use-editor.ts';

interface CredentialInputsProps {
  editor: Editor;
  /** When the saved secret dates from, in words. Undefined where none is saved. */
  savedOn: string | undefined;
}

/** The public identifier and the secret of the chosen family. What lands in the wrong field is named and can be moved. */
export function CredentialInputs({ editor, savedOn }: CredentialInputsProps) {
  if (editor.draft.family === 'opentok') {
    return (
      <>
        <IdInput editor={editor} field="apiKey" placeholder="46510042" />
        <MisplacedNote editor={editor} field="apiKey" />
        <TextInput
          label={FIELD_LABELS.apiSecret}
          value={editor.draft.apiSecret}
          onChange={(apiSecret) => editor.change({ apiSecret: apiSecret.trim() })}
          onBlur={() => editor.leave('apiSecret')}
          onPasteText={(text) => editor.interceptPaste('apiSecret', text)}
          inputRef={editor.inputRef('apiSecret')}
          kind="secret"
          mono
          error={editor.problems.apiSecret?.message}
          description={savedOn === undefined ? undefined : `Saved ${savedOn}. Leave empty to keep it.`}
        />
        <MisplacedNote editor={editor} field="apiSecret" />
      </>
    );
  }
  return (
    <>
      <IdInput editor={editor} field="applicationId" placeholder="29f760f8-7ce1-46c9-ade3-f2dedee4ed5f" />
      <MisplacedNote editor={editor} field="applicationId" />
      <PrivateKeyField editor={editor} savedOn={savedOn} />
      <MisplacedNote editor={editor} field="privateKey" />
    </>
  );
}

interface IdInputProps {
  editor: Editor;
  field: 'apiKey' | 'applicationId';
  placeholder: string;
}

function IdInput({ editor, field, placeholder }: IdInputProps) {
  return (
    <TextInput
      label={FIELD_LABELS[field]}
      value={editor.draft[field]}
      onChange={(text) => editor.change({ [field]: text.trim() })}
      onBlur={() => editor.leave(field)}
      onPasteText={(text) => editor.interceptPaste(field, text)}
      inputRef={editor.inputRef(field)}
      placeholder={placeholder}
      mono
      error={editor.problems[field]?.message}
    />
  );
}

function MisplacedNote({ editor, field }: { editor: Editor; field: CredentialField }) {
  const { misplaced } = editor;
  if (misplaced?.from !== field) {
    return null;
  }
  return (
    <div role="status">
      <Note
        tone="warn"
        actions={
          <Button variant="link" onPress={editor.moveMisplaced}>
            {misplaced.moveLabel}
          </Button>
        }
      >
        {misplaced.message}
      </Note>
    </div>
  );
}
