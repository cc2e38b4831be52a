import type { Activity, ProjectActivity } from '../../shared/activity.ts';
import type { ClockStyle } from '../../shared/clock-style.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/contract.ts';
import type { DamagedProject, Project, ProjectList } from '../../shared/projects.ts';
import type { AppError } from '../../shared/results.ts';
import type { CredentialFamily } from '../../shared/token-formats.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';
import type { ProjectUse } from './used-tokens.ts';

export type UnlockedStatus = Extract<VaultStatus, { state: 'unlocked' }>;
type LockedStatus = Extract<VaultStatus, { state: 'locked' }>;
export type ClosedStatus = Extract<VaultStatus, { state: 'closed' }>;

export interface UnlockedState extends ProjectList {
  phase: 'unlocked';
  status: UnlockedStatus;
  settings: Settings;
  /** How it was used. Its draft is the one the form starts with. */
  activity: Activity;
}

/** What the window knows of the main process. Never holds a secret. */
export type AppState =
  | { phase: 'opening' }
  | { phase: 'locking' }
  | { phase: 'closed'; status: ClosedStatus; clock: ClockStyle }
  | { phase: 'locked'; status: LockedStatus }
  | UnlockedState;

export type AppEvent =
  | { type: 'locking-started' }
  | { type: 'vault-closed'; status: ClosedStatus; clock: ClockStyle }
  | { type: 'vault-locked'; status: LockedStatus }
  | { type: 'vault-unlocked'; status: UnlockedStatus; list: ProjectList; settings: Settings; activity: Activity }
  | { type: 'settings-changed'; settings: Settings }
  | { type: 'project-used'; projectId: string; use: ProjectUse };

/** The state after an event. Nothing of the projects stays once the vault is not open any more. */
export function appReducer(state: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case 'locking-started':
      return { phase: 'locking' };
    case 'vault-closed':
      return { phase: 'closed', status: event.status, clock: event.clock };
    case 'vault-locked':
      return { phase: 'locked', status: event.status };
    case 'vault-unlocked': {
      const { list, settings, status, activity } = event;
      return { phase: 'unlocked', status, ...list, settings, activity };
    }
    case 'settings-changed':
      return state.phase === 'unlocked' ? { ...state, settings: event.settings } : state;
    case 'project-used':
      return state.phase === 'unlocked'
        ? { ...state, activity: withUse(state.activity, event.projectId, event.use) }
        : state;
  }
}

/** The entry that takes the place of this one in the list once it is removed; null where it is the only one. */
export function neighbourOf({ projects, damaged }: ProjectList, id: string): string | null {
  const ids = [...projects, ...damaged].map((entry) => entry.id);
  const place = ids.indexOf(id);
  return ids[place + 1] ?? ids[place - 1] ?? null;
}

/** What is remembered of a project's use; nothing yet for one that was never used. */
export function activityOf({ projects }: Activity, projectId: string): ProjectActivity {
  return projects.find((project) => project.projectId === projectId) ?? { projectId, lastUsedAt: null, copiedAs: null };
}

function withUse(activity: Activity, projectId: string, use: ProjectUse): Activity {
  const others = activity.projects.filter((project) => project.projectId !== projectId);
  return { ...activity, projects: [...others, { ...activityOf(activity, projectId), ...use }] };
}

/** How times of day are spelled. While the vault opens, locks or is locked no time is shown, and it isn't known. */
export function clockOf(state: AppState): ClockStyle {
  switch (state.phase) {
    case 'unlocked':
      return state.settings.clock;
    case 'closed':
      return state.clock;
    default:
      return DEFAULT_SETTINGS.clock;
  }
}

/** Whether there is anything to lock: a session-only vault would be lost, and one never saved holds nothing yet. */
export function canLock({ protection, savedAt, unsaved }: UnlockedStatus): boolean {
  return protection !== 'session-only' && (savedAt !== null || unsaved !== null);
}

/** Whether the current passphrase has to be given for what would give somebody else a way in. */
export function asksPassphrase({ protection, isOpenByRecoveryCode }: UnlockedStatus): boolean {
  return protection === 'passphrase' && !isOpenByRecoveryCode;
}

/** The status of a vault that could not even be asked. */
export function unanswered(problem: AppError): ClosedStatus {
  return { state: 'closed', problem, ways: ['try-again'], backup: null };
}

/** What the window shows: a project, or a damaged one to repair. */
export type Selection = { project: Project; damaged?: never } | { damaged: DamagedProject; project?: never };

/** The one chosen, or the first one when the chosen one is gone. Undefined when there is none at all. */
export function selectionOf({ projects, damaged, settings }: UnlockedState): Selection | undefined {
  const all: Selection[] = [
    ...projects.map((project) => ({ project })),
    ...damaged.map((damagedProject) => ({ damaged: damagedProject })),
  ];
  return all.find(({ project, damaged: entry }) => (project ?? entry)?.id === settings.selectedProjectId) ?? all[0];
}

/** Whose tokens are made in this window now: of the project that is shown, also of a damaged one where that is known. */
export function shownFamily(state: AppState): CredentialFamily {
  const { project, damaged } = (state.phase === 'unlocked' ? selectionOf(state) : undefined) ?? {};
  return (project ?? damaged?.project)?.family ?? 'opentok';
}

/** The project or damaged one that is chosen. */
export function selectedId({ project, damaged }: Selection): string {
  return project === undefined ? damaged.id : project.id;
}

/** The marker on the page that says how far the app has come; tests wait for it. */
export function appStateMarker(state: AppState): 'opening' | 'locking' | 'closed' | 'locked' | 'first-run' | 'ready' {
  if (state.phase !== 'unlocked') {
    return state.phase;
  }
  return selectionOf(state) === undefined ? 'first-run' : 'ready';
}
