import * as z from 'zod/mini';
import {
  oneOf,
  optionalId,
  optionalOneOf,
  optionalText,
  requiredId,
  requiredText,
} from '@/components/form/schema-parts';
import { casePriorities, caseStatuses, issueTypes } from '@/lib/api/case-picklists';
import type { CaseRecord } from './api';
import type { Macro } from './macros-api';

const LONGEST = 10_000;

export const caseSchema = z.object({
  subject: requiredText(255),
  description: optionalText(LONGEST),
  priority: oneOf(casePriorities),
  issue_type: oneOf(issueTypes),
  account_id: requiredId(),
  contact_id: optionalId(),
  owner_id: requiredId(),
});

export type CaseInput = z.input<typeof caseSchema>;
export type CaseValues = z.output<typeof caseSchema>;

type Known = { ownerId: string; accountId?: string; contactId?: string };

/** A stored case as form values; without one, a new case's. */
export function caseInput(record: CaseRecord | null, known: Known): CaseInput {
  return {
    subject: record?.subject ?? '',
    description: record?.description ?? '',
    priority: record?.priority ?? 'Normal',
    issue_type: record?.issue_type ?? 'Question',
    account_id: record?.account_id ?? known.accountId ?? '',
    contact_id: record ? (record.contact_id ?? '') : (known.contactId ?? ''),
    owner_id: record?.owner_id ?? known.ownerId,
  };
}

export const macroSchema = z.object({
  name: requiredText(255),
  text: requiredText(LONGEST),
  sets_status: optionalOneOf(caseStatuses),
});

export type MacroValues = z.output<typeof macroSchema>;

export const macroInput = (macro?: Macro): z.input<typeof macroSchema> => ({
  name: macro?.name ?? '',
  text: macro?.text ?? '',
  sets_status: macro?.sets_status ?? '',
});

export const macroUseSchema = z.object({ macro_id: requiredId(), text: requiredText(LONGEST) });
