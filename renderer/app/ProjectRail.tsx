import { ChevronDown, Plus } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Project } from '../../shared/projects.ts';
import { cx } from '../components/cx.ts';
import { EnvironmentChip } from '../components/EnvironmentChip.tsx';
import { Keys } from '../components/Keys.tsx';
import { Mark } from '../components/Mark.tsx';
import { projectIdentity } from '../components/project-words.ts';
import { projectShortcutLabel, shortcutLabel } from '../components/shortcuts.ts';
import { Tooltip } from '../components/Tooltip.tsx';
import styles from './ProjectRail.module.css';

interface ProjectRailProps {
  projects: Project[];
  /** Undefined while a new project is being added. */
  selectedId: string | undefined;
  isAdding: boolean;
  onSelect: (id: string) => void;
  onAdd: () => void;
}

/** The list of projects. In a narrow window it folds into one line. */
export function ProjectRail({ projects, selectedId, isAdding, onSelect, onAdd }: ProjectRailProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const listId = useId();
  return (
    <nav className={styles['rail']} aria-label="Projects">
      <div className={styles['brand']}>
        <Mark size={22} />
        <span className={styles['name']}>Tokenbooth</span>
        <AriaButton
          className={styles['fold'] ?? ''}
          aria-expanded={isUnfolded}
          aria-controls={listId}
          onPress={() => setUnfolded(!isUnfolded)}
        >
          {projects.length === 1 ? '1 project' : `${projects.length} projects`}
          <ChevronDown size={14} aria-hidden="true" />
        </AriaButton>
      </div>
      <div id={listId} className={cx(styles['content'], isUnfolded && styles['unfolded'])}>
        <ul className={styles['list']}>
          {projects.map((project, index) => (
            <li key={project.id}>
              <RailRow
                project={project}
                keys={projectShortcutLabel(index)}
                isSelected={project.id === selectedId}
                onSelect={() => {
                  setUnfolded(false);
                  onSelect(project.id);
                }}
              />
            </li>
          ))}
        </ul>
        <AriaButton
          className={cx(styles['add'], isAdding && styles['addActive'])}
          onPress={() => {
            setUnfolded(false);
            onAdd();
          }}
        >
          <Plus size={15} aria-hidden="true" />
          <span className={styles['addLabel']}>Add project</span>
          <Keys label={shortcutLabel('new-project')} />
        </AriaButton>
      </div>
    </nav>
  );
}

interface RailRowProps {
  project: Project;
  keys: string | undefined;
  isSelected: boolean;
  onSelect: () => void;
}

function RailRow({ project, keys, isSelected, onSelect }: RailRowProps) {
  const row = useRef<HTMLButtonElement>(null);
  // It may have been chosen by a key, or just been added, below the end of the list.
  useLayoutEffect(() => {
    if (isSelected) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isSelected]);
  return (
    <Tooltip text={project.name} keys={keys} placement="end">
      <AriaButton
        ref={row}
        className={styles['row'] ?? ''}
        data-environment={project.environment}
        {...(isSelected ? { 'aria-current': 'true' as const } : {})}
        onPress={onSelect}
      >
        <span className={styles['rowName']}>{project.name}</span>
        <span className={styles['rowFacts']}>
          <span className={styles['rowIdentity']}>{projectIdentity(project)}</span>
          <EnvironmentChip environment={project.environment} />
        </span>
      </AriaButton>
    </Tooltip>
  );
}
