import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { Project } from '../../../shared/projects.ts';
import { OPENTOK, VONAGE } from '../../helpers/projects.ts';

const DAY_BEFORE = 1_767_139_200;
const saved = { createdAt: DAY_BEFORE, updatedAt: DAY_BEFORE, secretSavedAt: DAY_BEFORE };

/** The owner of `OPENTOK.sessionId`. */
export const openTokProject = {
  family: 'opentok',
  id: '00000000-0000-4000-8000-000000000001',
  name: OPENTOK.name,
  environment: 'staging',
  apiKey: OPENTOK.apiKey,
  preferences: defaultPreferences('opentok', 'staging'),
  ...saved,
} as const satisfies Project;

/** The owner of `VONAGE.sessionId`. */
export const vonageProject = {
  family: 'vonage',
  id: '00000000-0000-4000-8000-000000000002',
  name: VONAGE.name,
  environment: 'production',
  applicationId: VONAGE.applicationId,
  preferences: defaultPreferences('vonage', 'production'),
  ...saved,
} as const satisfies Project;

/** The owner of no session here. */
export const otherProject = {
  ...openTokProject,
  id: '00000000-0000-4000-8000-000000000003',
  name: 'Globex',
  apiKey: '87654321',
} as const satisfies Project;
