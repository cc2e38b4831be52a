import { useCallback, useEffect, useRef, useState } from 'react';
import type { NamedSession, SessionBook } from '../../../shared/sessions.ts';
import type { Result } from '../../../shared/results.ts';
import type { WindowApi } from '../../../shared/window-api.ts';

/** The sessions of the chosen project. Each change is on screen once it is made. */
export interface Sessions {
  book: SessionBook;
  add: (name: string, sessionId: string) => Promise<Result<NamedSession>>;
  rename: (id: string, name: string) => Promise<Result<NamedSession>>;
  remove: (id: string) => Promise<Result<undefined>>;
}

const EMPTY: SessionBook = { named: [], recent: [] };

/**
 * Reads the sessions of a project, and again with each token made for it.
 *
 * @param onChanged Looks how the vault stands: a change may have been made without being saved.
 */
export function useSessions(
  api: WindowApi['sessions'],
  projectId: string | undefined,
  tokenId: string | undefined,
  onChanged: () => Promise<void>,
): Sessions {
  const [read, setRead] = useState<{ projectId: string; book: SessionBook }>();
  const shownProject = useRef(projectId);

  const readBook = useCallback(
    async (ofProject: string) => {
      const book = await api.list({ projectId: ofProject });
      return book.ok ? { projectId: ofProject, book: book.value } : undefined;
    },
    [api],
  );
  useEffect(() => {
    let isCurrent = true;
    shownProject.current = projectId;
    if (projectId !== undefined) {
      void readBook(projectId).then((book) => isCurrent && setRead(book));
    }
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new token makes its session a recent one
  }, [readBook, projectId, tokenId]);

  const change = async <T>(call: (ofProject: string) => Promise<Result<T>>) => {
    // Without a project there is no form, and nothing that asks for a change.
    const ofProject = projectId ?? '';
    const changed = await call(ofProject);
    if (changed.ok) {
      const [book] = await Promise.all([readBook(ofProject), onChanged()]);
      // Meanwhile another project may be shown, whose sessions are these then.
      if (shownProject.current === ofProject) {
        setRead(book);
      }
    }
    return changed;
  };
  return {
    book: read !== undefined && read.projectId === projectId ? read.book : EMPTY,
    add: (name, sessionId) => change((ofProject) => api.add({ projectId: ofProject, name, sessionId })),
    rename: (id, name) => change((ofProject) => api.rename({ projectId: ofProject, id, name })),
    remove: (id) => change((ofProject) => api.remove({ projectId: ofProject, id })),
  };
}
