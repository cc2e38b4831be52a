import { ChevronDown, LockKeyhole, PanelLeftClose, Plus, Search, Settings } from 'lucide-react';
import { memo, type ReactNode, type Ref, type RefObject, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Activity } from '../../../shared/activity.ts';
import { COMMAND_WORDS } from '../../../shared/menu-commands.ts';
import type { ProjectList } from '../../../shared/projects.ts';
import { IconButton } from '../../components/Button.tsx';
import { cx } from '../../components/cx.ts';
import { Keys } from '../../components/Keys.tsx';
import { Mark } from '../../components/Mark.tsx';
import { projectCount } from '../../components/project-words.ts';
import { type ShortcutName, shortcutLabel } from '../../components/shortcuts.ts';
import styles from './ProjectRail.module.css';
import { RailProjects, type RailProjectsActions } from './RailProjects.tsx';

/** What the rail can ask for. */
interface RailActions extends RailProjectsActions {
  onAdd: () => void;
  onSettings: () => void;
  onCommands: () => void;
  onToggleList: () => void;
  onLock: () => void;
}

interface ProjectRailProps {
  list: ProjectList;
  /** Undefined while none of them is shown. */
  selectedId: string | undefined;
  /** The screen beside the projects that is shown, if any. */
  current: 'add' | 'settings' | undefined;
  activity: Activity;
  actions: RailActions;
  canLock: boolean;
  settingsButtonRef: Ref<HTMLButtonElement>;
  foldButtonRef: RefObject<HTMLButtonElement | null>;
  hideButtonRef: Ref<HTMLButtonElement>;
}

/**
 * The list of projects. In a narrow window it folds into one line. It is not drawn again while the form beside it changes:
 * `list`, `activity` and `actions` have to stay the same objects then.
 */
export const ProjectRail = memo((props: ProjectRailProps) => {
  const { list, selectedId, current, activity, actions, canLock, settingsButtonRef, foldButtonRef, hideButtonRef } =
    props;
  const [isUnfolded, setUnfolded] = useState(false);
  const listId = useId();
  const fold = () => {
    setUnfolded(false);
    // What is folded away loses the focus, and a dialog that is opened from it gives it back in vain.
    if (isUnfolded) {
      foldButtonRef.current?.focus();
    }
  };
  /** In a narrow window the list folds once something was chosen. */
  const folding = (action: () => void) => () => {
    fold();
    action();
  };
  return (
    <nav className={styles['rail']} aria-label="Projects">
      <div className={styles['brand']}>
        <Mark size={22} />
        <span className={styles['name']}>Tokenbooth</span>
        <AriaButton
          ref={foldButtonRef}
          className={styles['fold'] ?? ''}
          aria-expanded={isUnfolded}
          aria-controls={listId}
          onPress={() => setUnfolded(!isUnfolded)}
        >
          {projectCount(list.projects.length + list.damaged.length)}
          <ChevronDown size={14} aria-hidden="true" />
        </AriaButton>
        <span className={styles['hide']}>
          <IconButton
            ref={hideButtonRef}
            label="Hide project list"
            icon={<PanelLeftClose size={16} aria-hidden="true" />}
            onPress={actions.onToggleList}
          />
        </span>
      </div>
      <div id={listId} className={cx(styles['content'], isUnfolded && styles['unfolded'])}>
        <RailProjects list={list} selectedId={selectedId} activity={activity} actions={actions} onLeave={fold} />
        <RailButton
          icon={<Plus size={15} aria-hidden="true" />}
          shortcut="new-project"
          isCurrent={current === 'add'}
          onPress={folding(actions.onAdd)}
        />
        <div className={styles['foot']}>
          <RailButton
            icon={<Search size={15} aria-hidden="true" />}
            shortcut="palette"
            isCurrent={false}
            onPress={folding(actions.onCommands)}
          />
          <RailButton
            icon={<Settings size={15} aria-hidden="true" />}
            shortcut="settings"
            isCurrent={current === 'settings'}
            onPress={folding(actions.onSettings)}
            ref={settingsButtonRef}
          />
          {canLock && (
            <RailButton
              icon={<LockKeyhole size={15} aria-hidden="true" />}
              shortcut="lock"
              isCurrent={false}
              onPress={folding(actions.onLock)}
            />
          )}
        </div>
      </div>
    </nav>
  );
});

interface RailButtonProps {
  icon: ReactNode;
  shortcut: ShortcutName & keyof typeof COMMAND_WORDS;
  isCurrent: boolean;
  onPress: () => void;
  ref?: Ref<HTMLButtonElement>;
}

function RailButton({ icon, shortcut, isCurrent, onPress, ref }: RailButtonProps) {
  return (
    <AriaButton
      {...(ref === undefined ? {} : { ref })}
      className={cx(styles['button'], isCurrent && styles['buttonCurrent'])}
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
      onPress={onPress}
    >
      {icon}
      <span className={styles['buttonLabel']}>{COMMAND_WORDS[shortcut]}</span>
      <Keys label={shortcutLabel(shortcut)} />
    </AriaButton>
  );
}
