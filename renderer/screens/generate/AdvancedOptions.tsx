import { memo, useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import type { AppError } from '../../../shared/results.ts';
import { FORMATS_OF_FAMILY } from '../../../shared/token-formats.ts';
import { Fold } from '../../components/Fold.tsx';
import { FORMAT_WORDS } from '../../components/project-words.ts';
import { Segmented } from '../../components/Segmented.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { Tickbox } from '../../components/Tickbox.tsx';
import styles from './AdvancedOptions.module.css';
import type { FilledDraft } from './generate-draft.ts';
import type { FieldActions } from './use-generate.ts';

type Options = Pick<FilledDraft, 'openTokFormat' | 'layoutClasses' | 'signAnyway'>;

interface AdvancedOptionsProps extends Options {
  project: Project;
  /** What is wrong with the layout classes, and with the format. */
  layoutProblem: AppError | undefined;
  formatProblem: AppError | undefined;
  fields: FieldActions;
}

const OPENTOK_FORMATS = FORMATS_OF_FAMILY.opentok.map((format) => ({ value: format, label: FORMAT_WORDS[format] }));

/** What most tokens don't need. Opens by itself when a problem lies inside. */
export const AdvancedOptions = memo((props: AdvancedOptionsProps) => {
  const { project, openTokFormat, layoutClasses, signAnyway, layoutProblem, formatProblem, fields } = props;
  const [isOpened, setOpened] = useState(false);
  // Then it stays open: what is put right must not fold away below whoever types.
  if (!isOpened && (layoutProblem !== undefined || formatProblem !== undefined)) {
    setOpened(true);
  }
  return (
    <Fold title="Advanced" summary={changedOptions(props, project)} isOpen={isOpened} onOpenChange={setOpened}>
      {project.family === 'opentok' ? (
        <Segmented
          label="Format"
          options={OPENTOK_FORMATS}
          value={openTokFormat}
          onChange={(format) => fields.change({ openTokFormat: format })}
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
        value={layoutClasses}
        onChange={(text) => fields.change({ layoutClasses: text })}
        onBlur={() => fields.leave('layoutClasses')}
        inputRef={fields.inputRef('layoutClasses')}
        placeholder="focus inactive"
        mono
        description="For composed archives and broadcasts. Several, with spaces between them."
        error={layoutProblem?.message}
      />
      <Tickbox
        label="Sign anyway"
        description="Signs even if the session ID can't be read or belongs to another project. Holds for this session ID in this project."
        isSelected={signAnyway}
        onChange={(isChosen) => fields.change({ signAnyway: isChosen })}
      />
    </Fold>
  );
});

/** What is set inside, so that it is never forgotten while folded. */
function changedOptions(draft: Options, project: Project): string {
  const changes = [
    project.family === 'opentok' && draft.openTokFormat === 't1' ? 'T1' : '',
    draft.layoutClasses.trim() === '' ? '' : 'layout classes',
    draft.signAnyway ? 'sign anyway' : '',
  ];
  return changes.filter((change) => change !== '').join(', ');
}
