'use client';

import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import {
  alsoIn,
  endContract,
  fetchContract,
  type Contract,
  type ContractRecord,
} from '@/features/contracts/api';
import { endSchema } from '@/features/contracts/schema';
import { toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contracts';
import { toast } from '@/stores/toasts';

const words = {
  cancel: {
    title: 'contracts.cancel.title',
    hint: 'contracts.cancel.hint',
    action: 'contracts.cancel',
    done: 'contracts.cancelled',
  },
  terminate: {
    title: 'contracts.terminate.title',
    hint: 'contracts.terminate.hint',
    action: 'contracts.terminate',
    done: 'contracts.terminated',
  },
} as const;

const labels = { end_date: t('contracts.lastDay') };

type EndDialogProps = {
  contract: ContractRecord;
  deed: 'cancel' | 'terminate';
  onClose: () => void;
};

/** Asks for the last day, then ends the contract. */
export function EndDialog({ contract, deed, onClose }: EndDialogProps) {
  const format = useOrgFormat();
  const changed = useChanged();
  const word = words[deed];
  const handle = useRecordForm({
    schema: endSchema,
    defaults: { end_date: lastDay(contract, format.today()) },
    draftKey: `contract:${contract.id}:${deed}`,
    save: async (values, { idempotencyKey }) => {
      try {
        const body = { version: contract.version, ...values };
        return await endContract(deed, contract.id, body, idempotencyKey);
      } catch (error) {
        if (toApiError(error).code === 'stale_version') {
          changed('contracts', await fetchContract(contract.id));
        }
        throw error;
      }
    },
    onSaved: (ended) => {
      changed<Contract>('contracts', { ...contract, ...ended }, alsoIn);
      toast.good(t(word.done));
      onClose();
    },
  });
  return (
    <FormDialog
      handle={handle}
      title={t(word.title, { number: contract.number })}
      description={t(word.hint)}
      labels={labels}
      submit={t(word.action)}
      dismiss={t('contracts.keep')}
      danger
      onClose={onClose}
    >
      <TextField form={handle.form} name="end_date" type="date" required />
    </FormDialog>
  );
}

/** Today, within the contract's term. */
function lastDay({ start_date: start, end_date: end }: ContractRecord, today: string): string {
  if (today < start) return start;
  return end !== null && end < today ? end : today;
}
