import type { CaseStatus } from './api';

/** The step that most likely comes next, by the word on its button. */
export const nextStep = {
  New: { to: 'In Progress', label: 'cases.start' },
  'In Progress': { to: 'Closed', label: 'cases.close' },
  Closed: { to: 'In Progress', label: 'cases.reopen' },
} as const satisfies Record<CaseStatus, { to: CaseStatus; label: string }>;

/** Whether the server lets a case go from one status to the other; a closed one is reopened as In Progress. */
export const mayBecome = (from: CaseStatus, to: CaseStatus) => from !== 'Closed' || to !== 'New';
