import type { UnlockedStatus } from '../../../renderer/app/app-state.ts';
import type { DamagedProject } from '../../../shared/projects.ts';
import { otherProject } from './projects.ts';

/** An open vault that is well. */
export const unlockedStatus: UnlockedStatus = {
  state: 'unlocked',
  protection: 'os',
  hasRecoveryCode: false,
  isOpenByRecoveryCode: false,
  savedAt: 1_767_139_200,
  tampered: null,
  unsaved: null,
};

/** A damaged project that is known by name. */
export const damagedProject: DamagedProject = {
  id: '00000000-0000-4000-8000-000000000009',
  createdAt: 1_767_139_200,
  updatedAt: 1_767_139_200,
  project: { ...otherProject, id: '00000000-0000-4000-8000-000000000009' },
  isInBackup: true,
};
