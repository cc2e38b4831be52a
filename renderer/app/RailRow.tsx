import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Environment } from '../../shared/environments.ts';
import type { DamagedProject, Project } from '../../shared/projects.ts';
import { localDay } from '../../shared/time-words.ts';
import { EnvironmentChip } from '../components/EnvironmentChip.tsx';
import { damagedName, projectIdentity } from '../components/project-words.ts';
import { Tooltip } from '../components/Tooltip.tsx';
import styles from './RailRow.module.css';

interface ProjectRowProps {
  project: Project;
  keys: string | undefined;
  isSelected: boolean;
  onSelect: () => void;
}

/** A project in the rail. */
export function ProjectRow({ project, keys, isSelected, onSelect }: ProjectRowProps) {
  return (
    <Row name={project.name} keys={keys} mark={project.environment} isSelected={isSelected} onSelect={onSelect}>
      <span className={styles['name']}>{project.name}</span>
      <span className={styles['facts']}>
        {project.secretSavedAt === null ? (
          <span className={styles['warning']}>
            <TriangleAlert size={12} aria-hidden="true" />
            No secret yet
          </span>
        ) : (
          <span className={styles['identity']}>{projectIdentity(project)}</span>
        )}
        <EnvironmentChip environment={project.environment} />
      </span>
    </Row>
  );
}

interface DamagedRowProps {
  damaged: DamagedProject;
  isSelected: boolean;
  onSelect: () => void;
}

/** A damaged project in the rail. */
export function DamagedRow({ damaged, isSelected, onSelect }: DamagedRowProps) {
  const name = damagedName(damaged);
  return (
    <Row name={name} mark="damaged" isSelected={isSelected} onSelect={onSelect}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['warning']}>
        <TriangleAlert size={12} aria-hidden="true" />
        {damaged.project === null ? `Damaged · ${localDay(damaged.createdAt)}` : 'Damaged'}
      </span>
    </Row>
  );
}

interface RowProps {
  name: string;
  keys?: string | undefined;
  mark: Environment | 'damaged';
  isSelected: boolean;
  onSelect: () => void;
  children: ReactNode;
}

function Row({ name, keys, mark, isSelected, onSelect, children }: RowProps) {
  const row = useRef<HTMLButtonElement>(null);
  // It may have been chosen by a key, or just been added, below the end of the list.
  useLayoutEffect(() => {
    if (isSelected) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isSelected]);
  return (
    <Tooltip text={name} keys={keys} placement="end">
      <AriaButton
        ref={row}
        className={styles['row'] ?? ''}
        data-mark={mark}
        {...(isSelected ? { 'aria-current': 'true' as const } : {})}
        onPress={onSelect}
      >
        {children}
      </AriaButton>
    </Tooltip>
  );
}
