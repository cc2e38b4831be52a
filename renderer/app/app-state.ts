import type { Settings, VaultStatus } from '../../shared/contract.ts';
import type { Project } from '../../shared/projects.ts';
import type { AppError } from '../../shared/results.ts';

/** How the saved projects are protected while the vault is open. */
export type Protection = Extract<VaultStatus, { state: 'unlocked' }>['protection'];

/** What the window knows of the main process. Never holds a secret. */
export type AppState =
  | { phase: 'opening' }
  | { phase: 'closed'; problem: AppError }
  | { phase: 'unlocked'; protection: Protection; projects: Project[]; settings: Settings };

type AppEvent =
  | { type: 'vault-closed'; problem: AppError }
  | { type: 'vault-unlocked'; protection: Protection; projects: Project[]; settings: Settings }
  | { type: 'project-saved'; project: Project }
  | { type: 'project-removed'; projectId: string }
  | { type: 'project-selected'; projectId: string };

/** The state after an event. Events about projects mean nothing while the vault is not open. */
export function appReducer(state: AppState, event: AppEvent): AppState {
  if (event.type === 'vault-closed') {
    return { phase: 'closed', problem: event.problem };
  }
  if (event.type === 'vault-unlocked') {
    const { protection, projects, settings } = event;
    return { phase: 'unlocked', protection, projects, settings };
  }
  if (state.phase !== 'unlocked') {
    return state;
  }
  switch (event.type) {
    case 'project-saved': {
      const { project } = event;
      const isNew = state.projects.every(({ id }) => id !== project.id);
      const projects = isNew
        ? [...state.projects, project]
        : state.projects.map((saved) => (saved.id === project.id ? project : saved));
      return { ...state, projects };
    }
    case 'project-removed':
      return { ...state, projects: state.projects.filter(({ id }) => id !== event.projectId) };
    case 'project-selected':
      return { ...state, settings: { ...state.settings, selectedProjectId: event.projectId } };
  }
}

/** The chosen project, or the first one when the chosen one is gone. Undefined when there is none at all. */
export function selectedProject(state: Extract<AppState, { phase: 'unlocked' }>): Project | undefined {
  const { projects, settings } = state;
  return projects.find(({ id }) => id === settings.selectedProjectId) ?? projects[0];
}

/** The marker on the page that says how far the app has come; tests wait for it. */
export function appStateMarker(state: AppState): 'opening' | 'closed' | 'first-run' | 'ready' {
  if (state.phase !== 'unlocked') {
    return state.phase;
  }
  return state.projects.length === 0 ? 'first-run' : 'ready';
}
