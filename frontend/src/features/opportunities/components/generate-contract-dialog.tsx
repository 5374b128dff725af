'use client';

import { useRouter } from 'next/navigation';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { fetchDeal, generateContract, type Deal } from '@/features/opportunities/api';
import { contractSchema } from '@/features/opportunities/schema';
import { toApiError } from '@/lib/api/api-error';
import { billingCycles } from '@/lib/api/picklists';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';
import { toast, withdrawUndo } from '@/stores/toasts';

const labels = {
  billing_cycle: t('generate.cycle'),
  start_date: t('generate.start'),
  end_date: t('generate.end'),
  payment_days: t('generate.days'),
};

/** Asks for the terms, then makes the contract of the deal's retainers and goes to it. */
export function GenerateContractDialog({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const router = useRouter();
  const changed = useChanged();
  const format = useOrgFormat();
  const handle = useRecordForm({
    schema: contractSchema,
    defaults: {
      billing_cycle: 'Monthly',
      start_date: format.today(),
      end_date: '',
      payment_days: '7',
    },
    draftKey: `opportunity:${deal.id}:contract`,
    save: async (terms, { idempotencyKey }) => {
      try {
        return await generateContract(deal.id, { version: deal.version, ...terms }, idempotencyKey);
      } catch (error) {
        if (toApiError(error).code === 'stale_version') {
          changed('opportunities', await fetchDeal(deal.id));
        }
        throw error;
      }
    },
    onSaved: (contract) => {
      changed('opportunities', { ...deal, contract_id: contract.id }, ['contracts', 'accounts']);
      withdrawUndo();
      toast.good(t('generate.contract.done', { number: contract.number }));
      onClose();
      router.push(paths.contracts.detail(contract.id));
    },
  });
  const { form } = handle;
  return (
    <FormDialog
      handle={handle}
      title={t('generate.contract')}
      description={t('generate.contract.hint')}
      labels={labels}
      submit={t('generate.contract')}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <SelectField form={form} name="billing_cycle" options={billingCycles} required />
        <TextField form={form} name="start_date" type="date" />
        <TextField form={form} name="end_date" hint={t('generate.endHint')} type="date" />
        <TextField form={form} name="payment_days" inputMode="numeric" required />
      </div>
    </FormDialog>
  );
}
