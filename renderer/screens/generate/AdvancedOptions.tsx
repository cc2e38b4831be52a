import { useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import { FORMATS_OF_FAMILY } from '../../../shared/token-formats.ts';
import { Fold } from '../../components/Fold.tsx';
import { FORMAT_WORDS } from '../../components/project-words.ts';
import { Segmented } from '../../components/Segmented.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { Tickbox } from '../../components/Tickbox.tsx';
import styles from './AdvancedOptions.module.css';
import type { Generate } from './use-generate.ts';

const OPENTOK_FORMATS = FORMATS_OF_FAMILY.opentok.map((format) => ({ value: format, label: FORMAT_WORDS[format] }));

/** What most tokens don't need. Opens by itself when a problem lies inside. */
export function AdvancedOptions({ generate, project }: { generate: Generate; project: Project }) {
  const { draft, problems } = generate;
  const [isOpened, setOpened] = useState(false);
  const hasProblem = problems.layoutClasses !== undefined || problems.format !== undefined;
  return (
    <Fold
      title="Advanced"
      summary={changedOptions(draft, project)}
      isOpen={isOpened || hasProblem}
      onOpenChange={setOpened}
    >
      {project.family === 'opentok' ? (
        <Segmented
          label="Format"
          options={OPENTOK_FORMATS}
          value={draft.openTokFormat}
          onChange={(openTokFormat) => generate.change({ openTokFormat })}
          description="JWT is what current server SDKs make. T1 is for old clients and tools."
        />
      ) : (
        <div className={styles['fixed']}>
          <span className={styles['label']}>Format</span>
          <span className={styles['value']}>
            {FORMAT_WORDS['application-jwt']}, the only one a Vonage application signs
          </span>
        </div>
      )}
      <TextInput
        label="Layout classes"
        value={draft.layoutClasses}
        onChange={(layoutClasses) => generate.change({ layoutClasses })}
        onBlur={() => generate.leave('layoutClasses')}
        inputRef={generate.inputRef('layoutClasses')}
        placeholder="focus inactive"
        mono
        description="For composed archives and broadcasts. Several, with blanks between them."
        error={problems.layoutClasses?.message}
      />
      <Tickbox
        label="Sign anyway"
        description="Signs even if the session ID can't be read or belongs to another project. Holds for this session ID."
        isSelected={draft.signAnyway}
        onChange={(signAnyway) => generate.change({ signAnyway })}
      />
    </Fold>
  );
}

/** What is set inside, so that it is never forgotten while folded. */
function changedOptions(draft: Generate['draft'], project: Project): string {
  const changes = [
    project.family === 'opentok' && draft.openTokFormat === 't1' ? 'T1' : '',
    draft.layoutClasses.trim() === '' ? '' : 'layout classes',
    draft.signAnyway ? 'sign anyway' : '',
  ];
  return changes.filter((change) => change !== '').join(', ');
}
