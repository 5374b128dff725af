'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { alsoIn, voidPayment, type Payment } from '@/features/payments/api';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { domainKeys } from '@/lib/api/query-keys';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/payments';
import { toast } from '@/stores/toasts';

/** Asks once, as a void cannot be undone. */
export function VoidDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const format = useOrgFormat();
  const client = useQueryClient();
  const org = useOrgId();
  const changed = useChanged();
  const [key] = useState(() => crypto.randomUUID());
  const act = useMutation({
    mutationFn: () => voidPayment(payment, key),
    onSuccess: (saved) => {
      changed('payments', saved, alsoIn);
      toast.good(t('payments.voided'));
    },
    onError: (error) => {
      const stale = toApiError(error).code === 'stale_version';
      toast.bad(stale ? t('payments.stale') : errorMessage(error));
      for (const domain of ['payments', 'orders'] as const) {
        void client.invalidateQueries({ queryKey: domainKeys(org, domain).all });
      }
    },
    onSettled: onClose,
  });
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      onConfirm={() => act.mutate()}
      pending={act.isPending}
      title={t('payments.void.title', { amount: format.money(payment.amount, payment.currency) })}
      description={t('payments.void.hint')}
      confirmLabel={t('payments.void')}
    />
  );
}
