'use client';

import { useRecordChange } from '@/components/form/use-record-change';
import { changedLead, type Lead, type OpenStatus } from '@/features/leads/api';
import { t } from '@/lib/i18n/leads';

/** Moves a lead along its path. */
export function useMoveLead() {
  const { mutate, isPending } = useRecordChange<Lead>();
  const to = (lead: Lead, status: OpenStatus) => {
    const before = lead.status;
    mutate({
      write: changedLead(lead, { status }),
      saidOf: (saved) => t('leads.moved', { status: saved.status }),
      undo:
        before === 'Converted' || before === 'Removed'
          ? undefined
          : (saved) => changedLead(saved, { status: before }),
    });
  };
  return { to, isPending };
}
