'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateLead, type Lead, type OpenStatus } from '@/features/leads/api';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { domainKeys } from '@/lib/api/query-keys';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/leads';
import { toast } from '@/stores/toasts';

type Move = { lead: Lead; status: OpenStatus; undoing?: boolean };

/** Moves a lead along its path: seen at once, taken back when the server refuses, undone from the toast. */
export function useMoveLead() {
  const client = useQueryClient();
  const org = useOrgId();
  const changed = useChanged();

  const move = useMutation({
    mutationFn: ({ lead, status }: Move) =>
      updateLead(lead.id, { version: lead.version, status }, crypto.randomUUID()),
    onMutate: async ({ lead, status }) => {
      const key = domainKeys(org, 'leads').detail(lead.id);
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<Lead>(key, { ...lead, status });
    },
    onSuccess: (saved, { lead, undoing }) => {
      changed('leads', saved);
      const before = lead.status;
      toast.good(
        t('leads.moved', { status: saved.status }),
        undoing || before === 'Converted'
          ? undefined
          : {
              label: t('action.undo'),
              run: () => move.mutate({ lead: saved, status: before, undoing: true }),
            },
      );
    },
    onError: (cause, { lead }) => {
      const error = toApiError(cause);
      changed('leads', error.status === 409 && error.current ? (error.current as Lead) : lead);
      toast.bad(errorMessage(error));
    },
  });
  return move;
}
