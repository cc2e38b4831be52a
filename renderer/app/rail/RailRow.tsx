import { TriangleAlert } from 'lucide-react';
import type { CSSProperties, RefCallback } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import type { DamagedProject, Project } from '../../../shared/projects.ts';
import { localDay } from '../../../shared/time-words.ts';
import { agoFigure, agoWords } from '../../components/ago-words.ts';
import { cx } from '../../components/cx.ts';
import { EnvironmentChip } from '../../components/EnvironmentChip.tsx';
import { projectIdentity } from '../../components/project-words.ts';
import { projectShortcutLabel } from '../../components/shortcuts.ts';
import { Tooltip } from '../../components/Tooltip.tsx';
import type { RailRow as Row } from './rail-rows.ts';
import styles from './RailRow.module.css';

interface RailRowProps {
  row: Row;
  /** Left out while the list is searched, whose lines stand elsewhere. */
  hasKeys: boolean;
  /** Unix seconds of its last token; null where there was none. */
  lastUsedAt: number | null;
  nowSeconds: number;
  /** Whether its key was copied just now. */
  isCopied: boolean;
  isSelected: boolean;
  isDragged: boolean;
  /** The one line of the list that Tab stops at. */
  isTabStop: boolean;
  buttonRef: RefCallback<HTMLButtonElement>;
  onFocus: () => void;
  onPress: NonNullable<ButtonProps['onPress']>;
}

/** A project in the rail, or a damaged one. */
export function RailRow(props: RailRowProps) {
  const { row, hasKeys, lastUsedAt, isCopied, isSelected, isDragged, isTabStop, buttonRef, onFocus, onPress } = props;
  const { name, project, damaged } = row;
  // Since the last minute it may have been used.
  const nowSeconds = Math.max(props.nowSeconds, lastUsedAt ?? 0);
  const keys = hasKeys && row.place !== undefined ? projectShortcutLabel(row.place) : undefined;
  const mark = project === undefined ? '--warn-text' : `--project-${project.preferences.colour}`;
  return (
    <Tooltip
      text={lastUsedAt === null ? name : `${name} · used ${agoWords(lastUsedAt, nowSeconds)}`}
      keys={keys}
      placement="end"
    >
      <AriaButton
        ref={buttonRef}
        className={cx(styles['row'], isDragged && styles['dragged'])}
        style={{ '--mark': `var(${mark})` } as CSSProperties}
        excludeFromTabOrder={!isTabStop}
        {...(isSelected ? { 'aria-current': 'true' as const } : {})}
        onFocus={onFocus}
        onPress={onPress}
      >
        <span className={styles['head']}>
          <span className={styles['name']}>{name}</span>
          {lastUsedAt !== null && (
            // The tooltip says it in words.
            <span className={styles['used']} aria-hidden="true">
              {agoFigure(lastUsedAt, nowSeconds)}
            </span>
          )}
        </span>
        {project === undefined ? (
          <DamagedFacts damaged={damaged} />
        ) : (
          <ProjectFacts project={project} isCopied={isCopied} />
        )}
      </AriaButton>
    </Tooltip>
  );
}

function ProjectFacts({ project, isCopied }: { project: Project; isCopied: boolean }) {
  return (
    <span className={styles['facts']}>
      {project.secretSavedAt === null && !isCopied ? (
        <span className={styles['warning']}>
          <TriangleAlert size={12} aria-hidden="true" />
          No secret yet
        </span>
      ) : (
        <span className={styles['identity']}>{isCopied ? 'Copied' : projectIdentity(project)}</span>
      )}
      <EnvironmentChip environment={project.environment} />
    </span>
  );
}

function DamagedFacts({ damaged }: { damaged: DamagedProject }) {
  return (
    <span className={styles['warning']}>
      <TriangleAlert size={12} aria-hidden="true" />
      {damaged.project === null ? `Damaged · ${localDay(damaged.createdAt)}` : 'Damaged'}
    </span>
  );
}
