import { useId } from 'react';
import {
  checkOwnTemplate,
  fillOwnTemplate,
  OWN_TEMPLATE_MAX_LENGTH,
  TEMPLATE_PLACEHOLDERS,
  type TemplateFacts,
} from '../../../shared/own-template.ts';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './EditorDefaults.module.css';
import type { EditorDraft } from './editor-draft.ts';
import type { Editor } from './use-editor.ts';

/** A made-up token, for the preview only. */
const EXAMPLE = {
  token: 'eyJhbGciOi…',
  sessionId: '1_MX40NjUxMDA0Mn5-…',
  // 24 Dec 2026, 18:00 UTC.
  expiresAt: 1_798_135_200,
  data: '{"user":"qa-1"}',
};

/** The project's own copy format, with the words that stand for the token's values and what becomes of them. */
export function OwnTemplateField({ editor }: { editor: Editor }) {
  const { draft } = editor;
  const previewId = useId();
  const isFilled = draft.ownTemplate.trim() !== '' && checkOwnTemplate(draft.ownTemplate).ok;
  return (
    <div className={styles['template']}>
      <TextInput
        label="Own template"
        value={draft.ownTemplate}
        onChange={(ownTemplate) => editor.change({ ownTemplate })}
        onBlur={() => editor.leave('ownTemplate')}
        inputRef={editor.inputRef('ownTemplate')}
        multiline
        mono
        maxLength={OWN_TEMPLATE_MAX_LENGTH}
        placeholder="https://example.com/room?session={sessionId}&token={token}"
        description={
          <>
            Adds “Own template” to Copy as and to the QR code. Placeholders:{' '}
            {placeholdersOf(draft).map(placeholderWords)}. In a link they are written so that it works with any text.
            Leave it empty for none.
          </>
        }
        error={editor.problems.ownTemplate?.message}
      />
      {isFilled && (
        <div className={styles['preview']}>
          <span id={previewId}>Preview with made-up values</span>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long one scrolls, by keyboard too */}
          <pre className={styles['filled']} role="group" aria-labelledby={previewId} tabIndex={0}>
            {fillOwnTemplate(draft.ownTemplate, exampleOf(draft))}
          </pre>
        </div>
      )}
    </div>
  );
}

/** The other family's name for the identifier works too, but is not offered. */
function placeholdersOf({ family }: EditorDraft): string[] {
  const foreign = family === 'opentok' ? 'applicationId' : 'apiKey';
  return TEMPLATE_PLACEHOLDERS.filter((name) => name !== foreign);
}

function placeholderWords(name: string, index: number) {
  return (
    <span key={name}>
      {index > 0 && ', '}
      <code>{`{${name}}`}</code>
    </span>
  );
}

function exampleOf({ family, role, name, apiKey, applicationId }: EditorDraft): TemplateFacts {
  const [id, example] =
    family === 'opentok' ? [apiKey, '46510042'] : [applicationId, '29f760f8-7ce1-46c9-ade3-f2dedee4ed5f'];
  return { ...EXAMPLE, role, credentialId: id === '' ? example : id, projectName: name.trim() || 'Acme staging EU' };
}
