import type { Schemas } from './client';
import { complete } from './picklists';

/** The fixed lists of cases; apart, so that no other page carries them. */
export const caseStatuses = complete<Schemas['CaseStatus']>()(['New', 'In Progress', 'Closed']);

export const casePriorities = complete<Schemas['CasePriority']>()(['High', 'Normal', 'Low']);

export const issueTypes = complete<Schemas['IssueType']>()([
  'Question',
  'Problem',
  'Change Request',
  'Billing',
  'Complaint',
  'Other',
]);
