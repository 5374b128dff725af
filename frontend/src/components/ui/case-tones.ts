import type { Schemas } from '@/lib/api/client';
import type { Tone } from './badge';

const cases: Record<Schemas['CaseStatus'], Tone> = {
  New: 'accent',
  'In Progress': 'warn',
  Closed: 'good',
};

const priorities: Record<Schemas['CasePriority'], Tone> = {
  High: 'warn',
  Normal: 'neutral',
  Low: 'neutral',
};

/** The colours of cases; apart, so that no other page carries them. */
export const caseTone = (status: Schemas['CaseStatus']): Tone => cases[status];
export const priorityTone = (priority: Schemas['CasePriority']): Tone => priorities[priority];
