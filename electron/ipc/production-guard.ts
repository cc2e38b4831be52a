import type { Project } from '../../shared/projects.ts';
import type { Role } from '../../shared/roles.ts';

/** How long one confirmation holds for a project's everyday tokens. */
const CONFIRMED_FOR_SECONDS = 15 * 60;

/** A token that lives longer is confirmed each time. */
const EVERYDAY_LIFETIME_SECONDS = 24 * 60 * 60;

/** What is about to be signed. */
interface SigningIntent {
  project: Pick<Project, 'id' | 'environment'>;
  role: Role;
  /** Unix seconds. */
  expiresAt: number;
}

/** Stands between a slip of the hand and a token for production. */
export interface ProductionGuard {
  /**
   * Whether the person has to say yes first: for the first token of a production project in 15 minutes, and each time
   * for a moderator or for more than 24 hours.
   */
  asksFor(intent: SigningIntent, nowSeconds: number): boolean;
  /** The person said yes just now. */
  confirm(projectId: string, nowSeconds: number): void;
  /** Forgets every yes, as when the vault is locked. */
  forget(): void;
}

/** Starts with nothing confirmed. In memory only, so that each start of the app asks anew. */
export function createProductionGuard(): ProductionGuard {
  const confirmedAtSeconds = new Map<string, number>();
  return {
    asksFor({ project, role, expiresAt }, nowSeconds) {
      if (project.environment !== 'production') {
        return false;
      }
      if (role === 'moderator' || expiresAt - nowSeconds > EVERYDAY_LIFETIME_SECONDS) {
        return true;
      }
      const confirmedAt = confirmedAtSeconds.get(project.id);
      // A yes from the future was given before the clock was set back: it says nothing about how long ago that is.
      return confirmedAt === undefined || nowSeconds < confirmedAt || nowSeconds - confirmedAt >= CONFIRMED_FOR_SECONDS;
    },
    confirm: (projectId, nowSeconds) => void confirmedAtSeconds.set(projectId, nowSeconds),
    forget: () => confirmedAtSeconds.clear(),
  };
}
