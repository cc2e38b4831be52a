import type { Project } from '../../shared/projects.ts';
import type { CopiedProject } from '../screens/project-editor/use-editor.ts';

/** What the main part shows. A new project may start with an API key or application ID, or as a copy of another one. */
export type Screen =
  | { name: 'selected' }
  | { name: 'add'; owner?: string | undefined; copied?: CopiedProject }
  | { name: 'edit'; projectId: string }
  | { name: 'settings' };

/** The screen for what is chosen: an editor whose project is gone gives way. */
export function shownScreen(screen: Screen, chosen: Project | undefined): Screen {
  return screen.name === 'edit' && screen.projectId !== chosen?.id ? { name: 'selected' } : screen;
}
