import { useEffect, useRef, useState } from 'react';
import type { Activity } from '../../../shared/activity.ts';
import type { Project, ProjectList } from '../../../shared/projects.ts';
import type { AppError, Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { idCopiedWords } from '../../components/project-words.ts';
import { RemoveDialog, type RemoveDialogProps } from '../../screens/project-editor/RemoveDialog.tsx';
import { COPIED_FOR_MS } from '../../screens/result/use-copy.ts';
import styles from './ProjectRail.module.css';
import { RailList, type RailListHandle } from './RailList.tsx';
import type { RowAction } from './RailMenu.tsx';
import { findRows, type RailRow, railRows, SEARCHED_FROM } from './rail-rows.ts';
import { RailSearch } from './RailSearch.tsx';
import { useReorder } from './use-reorder.ts';

/** What can be done with the projects of the rail. */
export interface RailProjectsActions {
  /** Shows a project, or the screen that repairs a damaged one. */
  onSelect: (id: string) => void;
  /** The same for a project, and goes to its session field. */
  onSwitchTo: (project: Project) => void;
  onEdit: (id: string) => void;
  onDuplicate: (project: Project) => void;
  onCopyId: (project: Project) => Promise<Result<undefined>>;
  onMove: (id: string, toIndex: number) => Promise<Result<undefined>>;
  onRemove: (row: { id: string; name: string }, typedName: string | null) => Promise<Result<undefined>>;
}

interface RailProjectsProps {
  list: ProjectList;
  selectedId: string | undefined;
  activity: Activity;
  actions: RailProjectsActions;
  /** Something was chosen that is shown beside the list. */
  onLeave: () => void;
}

/** The projects of the rail: a search when they are many, the list, and what its menus do. */
export function RailProjects({ list, selectedId, activity, actions, onLeave }: RailProjectsProps) {
  const announce = useAnnounce();
  const scroller = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const lines = useRef<RailListHandle>(null);
  const focusTarget = useRef<HTMLElement>(null);
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<AppError>();
  const [copiedId, setCopiedId] = useState<string>();
  const [removal, setRemoval] = useState<{ row: RailRow; isAsking: boolean }>();
  const rowCount = list.projects.length + list.damaged.length;
  const isSearching = query.trim() !== '';
  // Once there, it stays: its last removal must not take the field away from whoever is in it.
  const [hasSearch, setHasSearch] = useState(false);
  if (!hasSearch && rowCount >= SEARCHED_FROM) {
    setHasSearch(true);
  }

  const showProblem = (result: Result<undefined>) => {
    setProblem(result.ok ? undefined : result.error);
    if (!result.ok) {
      announce(result.error.message);
    }
  };
  const reorder = useReorder({
    projects: list.projects,
    rowCount,
    scroller,
    onMove: async (id, toIndex) => {
      showProblem(await actions.onMove(id, toIndex));
    },
  });
  const rows = findRows(railRows({ projects: [...reorder.ordered], damaged: list.damaged }), query);

  useEffect(() => {
    if (copiedId === undefined) {
      return;
    }
    const timer = setTimeout(() => setCopiedId(undefined), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [copiedId]);

  const select = (id: string) => {
    onLeave();
    actions.onSelect(id);
  };
  const chooseFirst = () => {
    const [first] = rows;
    if (first?.project === undefined) {
      return first !== undefined && select(first.id);
    }
    onLeave();
    return actions.onSwitchTo(first.project);
  };
  const search = (text: string) => {
    setQuery(text);
    if (text.trim() !== '') {
      const found = findRows(railRows(list), text);
      announce(found.length === 1 ? '1 project found' : `${found.length} projects found`);
    }
  };
  const copyId = async (project: Project) => {
    const copied = await actions.onCopyId(project);
    showProblem(copied);
    if (copied.ok) {
      announce(idCopiedWords(project));
      setCopiedId(project.id);
    }
  };
  const act = (row: RailRow, action: RowAction) => {
    if (action === 'remove') {
      return setRemoval({ row, isAsking: true });
    }
    if (row.project !== undefined && action === 'copy-id') {
      return void copyId(row.project);
    }
    // The editor gives the focus back where it came from, and the menu may still have it.
    lines.current?.focus(row.id);
    onLeave();
    if (row.project === undefined) {
      actions.onSelect(row.id);
    } else if (action === 'edit') {
      actions.onEdit(row.id);
    } else {
      actions.onDuplicate(row.project);
    }
  };
  return (
    <>
      {hasSearch && (
        <RailSearch
          query={query}
          fieldRef={searchField}
          onChange={search}
          onChooseFirst={chooseFirst}
          onGoToList={() => lines.current?.focusFirst()}
        />
      )}
      <RailList
        ref={lines}
        rows={rows}
        selectedId={selectedId}
        reorder={isSearching ? undefined : reorder}
        activity={activity}
        copiedId={copiedId}
        scroller={scroller}
        onStop={(button) => {
          focusTarget.current = button ?? null;
        }}
        onSelect={select}
        onAction={act}
      />
      {rows.length === 0 && (
        <div className={styles['empty']}>
          <p>No project matches “{query.trim()}”.</p>
          <Button
            variant="link"
            onPress={() => {
              setQuery('');
              searchField.current?.focus();
            }}
          >
            Show all projects
          </Button>
        </div>
      )}
      {problem !== undefined && (
        <div className={styles['problem']}>
          <Note
            tone="bad"
            actions={
              <Button
                variant="link"
                onPress={() => {
                  setProblem(undefined);
                  focusTarget.current?.focus();
                }}
              >
                Close
              </Button>
            }
          >
            {problem.message}
          </Note>
        </div>
      )}
      {removal !== undefined && (
        <RemoveDialog
          key={removal.row.id}
          target={targetOf(removal.row)}
          isOpen={removal.isAsking}
          focusWhenLost={focusTarget}
          onRemove={async (typedName) => {
            lines.current?.leave(removal.row.id);
            const removed = await actions.onRemove(removal.row, typedName);
            if (removed.ok) {
              setRemoval({ ...removal, isAsking: false });
            }
            return removed;
          }}
          onClose={() => setRemoval({ ...removal, isAsking: false })}
        />
      )}
    </>
  );
}

function targetOf({ project, damaged }: RailRow): RemoveDialogProps['target'] {
  return project === undefined ? { damaged } : { project };
}
