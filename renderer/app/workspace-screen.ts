import type { Project } from '../../shared/projects.ts';
import type { CopiedProject } from '../screens/project-editor/use-editor.ts';

/** Where the settings open, if not at their start. */
export type SettingsStart = 'import' | 'export' | 'about' | undefined;

/**
 * What the main part shows. A new project may start with an API key or application ID, or as a copy of another one.
 * `visit` counts up.
 */
export type Screen =
  | { name: 'selected' }
  | { name: 'add'; owner?: string | undefined; copied?: CopiedProject }
  | { name: 'edit'; projectId: string }
  | { name: 'settings'; start: SettingsStart; visit: number };

/** The screen for what is chosen: an editor whose project is gone gives way. */
export function shownScreen(screen: Screen, chosen: Project | undefined): Screen {
  return screen.name === 'edit' && screen.projectId !== chosen?.id ? { name: 'selected' } : screen;
}
