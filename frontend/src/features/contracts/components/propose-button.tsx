'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { proposePayments } from '@/features/contracts/api';
import { errorMessage } from '@/lib/api/api-error';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/contracts';
import { toast } from '@/stores/toasts';

const ConfirmDialog = dynamic(
  () => import('@/components/ui/confirm-dialog').then((m) => m.ConfirmDialog),
  { ssr: false },
);

/** Runs the billing; however often it is pressed, each cycle is proposed once. */
export function ProposeButton() {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const org = useOrgId();
  const run = useMutation({
    mutationFn: proposePayments,
    onSuccess: (count) =>
      toast.good(count > 0 ? t('contracts.propose.done', { count }) : t('contracts.propose.none')),
    onError: (error) => toast.bad(errorMessage(error)),
    onSettled: () => {
      setAsking(false);
      for (const domain of ['contracts', 'payments', 'accounts'] as const) {
        void client.invalidateQueries({ queryKey: domainKeys(org, domain).all });
      }
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <CalendarClock aria-hidden />
        {t('contracts.propose')}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          onClose={() => setAsking(false)}
          onConfirm={() => run.mutate()}
          pending={run.isPending}
          title={t('contracts.propose.title')}
          description={t('contracts.propose.hint')}
          confirmLabel={t('contracts.propose')}
        />
      )}
    </>
  );
}
