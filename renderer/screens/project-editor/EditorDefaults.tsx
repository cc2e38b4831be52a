import { useState } from 'react';
import type { Role } from '../../../shared/roles.ts';
import { FORMATS_OF_FAMILY } from '../../../shared/token-formats.ts';
import { Fold } from '../../components/Fold.tsx';
import { FORMAT_WORDS, ROLE_WORDS } from '../../components/project-words.ts';
import { Segmented } from '../../components/Segmented.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './EditorDefaults.module.css';
import { unusualDefaults } from './editor-draft.ts';
import { OwnTemplateField } from './OwnTemplateField.tsx';
import type { Editor } from './use-editor.ts';

const ROLE_ORDER: readonly Role[] = ['publisher', 'subscriber', 'publisheronly', 'moderator'];
const ROLE_OPTIONS = ROLE_ORDER.map((value) => ({ value, label: ROLE_WORDS[value] }));
const FORMAT_OPTIONS = FORMATS_OF_FAMILY.opentok.map((value) => ({ value, label: FORMAT_WORDS[value] }));

/** What new tokens of the project start with, and its own copy format. Open where something in it is not the usual. */
export function EditorDefaults({ editor }: { editor: Editor }) {
  const { draft, problems } = editor;
  const unusual = unusualDefaults(draft);
  const [isOpened, setOpened] = useState(unusual.length > 0);
  // Then it stays open: what is put right must not fold away below whoever types.
  if (!isOpened && (problems.expires !== undefined || problems.ownTemplate !== undefined)) {
    setOpened(true);
  }
  return (
    <Fold title="Defaults and template" summary={unusual.join(', ')} isOpen={isOpened} onOpenChange={setOpened}>
      <p className={styles['lead']}>New tokens of this project start with these. Each token can still differ.</p>
      <Segmented label="Role" options={ROLE_OPTIONS} value={draft.role} onChange={(role) => editor.change({ role })} />
      <TextInput
        label="Can join for"
        value={draft.expires}
        onChange={(expires) => editor.change({ expires })}
        onBlur={() => editor.leave('expires')}
        inputRef={editor.inputRef('expires')}
        placeholder="24h"
        description="A duration such as 90m, 2h 30m or 3d. 30 days at most."
        error={problems.expires?.message}
      />
      {draft.family === 'opentok' && (
        <Segmented
          label="Format"
          options={FORMAT_OPTIONS}
          value={draft.openTokFormat}
          onChange={(openTokFormat) => editor.change({ openTokFormat })}
        />
      )}
      <OwnTemplateField editor={editor} />
    </Fold>
  );
}
