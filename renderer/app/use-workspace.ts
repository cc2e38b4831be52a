import { type RefObject, useRef, useState } from 'react';
import type { Activity } from '../../shared/activity.ts';
import { useAnnounce } from '../components/Announcer.tsx';
import { useFocusAfterRender } from '../components/use-focus-after-render.ts';
import type { Project } from '../../shared/projects.ts';
import type { CopiedProject } from '../screens/project-editor/use-editor.ts';
import { type LeaveGuard, useLeaveGuard } from './use-leave-guard.ts';
import { type Screen, type SettingsStart, shownScreen } from './workspace-screen.ts';

/** Where in the workspace the person is, and the ways from there. The focus goes along. */
export interface Workspace {
  screen: Screen;
  guard: LeaveGuard;
  editButton: RefObject<HTMLButtonElement | null>;
  settingsButton: RefObject<HTMLButtonElement | null>;
  /** Unfolds the list that the settings button is in, where the window is too narrow for both. */
  foldButton: RefObject<HTMLButtonElement | null>;
  /** The buttons that hide the list of projects, and show it again; only one of them is there. */
  hideListButton: RefObject<HTMLButtonElement | null>;
  showListButton: RefObject<HTMLButtonElement | null>;
  /** Once the list is shown or hidden: the focus goes to the button that takes that back. */
  focusListToggle: () => void;
  /** The projects shown or used last, the last one first. */
  recentIds: readonly string[];
  /** Shows a project's form, or the screen that repairs a damaged one. */
  open: (id: string) => void;
  /** The same, with the focus in the session field and a word about it. */
  switchTo: (project: Project) => void;
  goToSessionField: () => void;
  /** Shows the form, with the focus where this function puts it. */
  goToForm: (moveFocus: () => void) => void;
  add: (owner?: string) => void;
  /** Starts a new project as a copy of one. */
  duplicate: (copied: CopiedProject) => void;
  edit: () => void;
  openSettings: (start?: SettingsStart) => void;
  editOther: (id: string) => void;
  closeEditor: () => void;
  closeSettings: () => void;
}

interface WorkspaceOptions {
  /** The chosen project, if it is one that can be edited. */
  project: Project | undefined;
  activity: Activity;
  selectProject: (id: string) => void;
  focusSessionField: () => void;
}

/** Holds the screen of the workspace; see `Workspace`. */
export function useWorkspace({ project, activity, selectProject, focusSessionField }: WorkspaceOptions): Workspace {
  const announce = useAnnounce();
  const focusAfterRender = useFocusAfterRender();
  const [screen, setScreen] = useState<Screen>({ name: 'selected' });
  const [recentIds, setRecentIds] = useState(() => usedIds(activity, project?.id));
  const guard = useLeaveGuard();
  const editButton = useRef<HTMLButtonElement>(null);
  const settingsButton = useRef<HTMLButtonElement>(null);
  const foldButton = useRef<HTMLButtonElement>(null);
  const hideListButton = useRef<HTMLButtonElement>(null);
  const showListButton = useRef<HTMLButtonElement>(null);

  const editorOpener = useRef<Element>(null);

  /** The editor gives the focus back where it came from. */
  const openEditor = (next: Extract<Screen, { name: 'add' | 'edit' }>) => {
    editorOpener.current = document.activeElement;
    setScreen(next);
  };
  const open = (id: string) => {
    selectProject(id);
    setRecentIds([id, ...recentIds.filter((recent) => recent !== id)]);
    setScreen({ name: 'selected' });
  };
  const editOther = (id: string) => {
    open(id);
    openEditor({ name: 'edit', projectId: id });
  };
  const goToForm = (moveFocus: () => void) => {
    setScreen({ name: 'selected' });
    focusAfterRender(moveFocus);
  };
  const goToSessionField = () => goToForm(focusSessionField);
  return {
    screen: shownScreen(screen, project),
    guard,
    editButton,
    settingsButton,
    foldButton,
    hideListButton,
    showListButton,
    focusListToggle: () => {
      const before = document.activeElement;
      focusAfterRender(() => {
        // Whoever is somewhere that stays, stays there.
        if (before === document.body || !(before?.isConnected === true && before.checkVisibility())) {
          focusFirstShown(showListButton, hideListButton);
        }
      });
    },
    recentIds,
    open,
    switchTo: ({ id, name }) => {
      open(id);
      goToSessionField();
      announce(`Project ${name}.`);
    },
    goToSessionField,
    goToForm,
    add: (owner) => openEditor({ name: 'add', owner }),
    duplicate: (copied) => openEditor({ name: 'add', copied }),
    editOther,
    edit: () => void (project !== undefined && openEditor({ name: 'edit', projectId: project.id })),
    openSettings: (start) =>
      setScreen({ name: 'settings', start, visit: screen.name === 'settings' ? screen.visit + 1 : 0 }),
    closeEditor: () => {
      setScreen({ name: 'selected' });
      focusAfterRender(() => {
        const opener = editorOpener.current;
        // It may be gone, as the form is that the editor stood in for, or out of sight.
        if (opener instanceof HTMLElement && opener !== document.body) {
          opener.focus();
        }
        if (opener === document.body || document.activeElement !== opener) {
          editButton.current?.focus();
        }
      });
    },
    closeSettings: () => {
      setScreen({ name: 'selected' });
      focusAfterRender(() => {
        // What is out of sight takes no focus.
        focusFirstShown(settingsButton, foldButton, showListButton);
      });
    },
  };
}

function focusFirstShown(...buttons: RefObject<HTMLButtonElement | null>[]): void {
  buttons.find(({ current }) => current?.checkVisibility() === true)?.current?.focus();
}

/** The projects by their last token, the last one first; before all, the one that is shown. */
function usedIds({ projects }: Activity, shownId: string | undefined): readonly string[] {
  const used = projects
    .filter(({ projectId, lastUsedAt }) => lastUsedAt !== null && projectId !== shownId)
    .toSorted((one, other) => (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0))
    .map(({ projectId }) => projectId);
  return shownId === undefined ? used : [shownId, ...used];
}
