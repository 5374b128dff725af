'use client';

import { useRouter } from 'next/navigation';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import {
  alsoIn,
  fetchContract,
  followContract,
  type ContractRecord,
} from '@/features/contracts/api';
import { followBody, followInput, followSchema } from '@/features/contracts/schema';
import { toApiError } from '@/lib/api/api-error';
import { billingCycles } from '@/lib/api/picklists';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/contracts';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';
import { FollowLines } from './follow-lines';

const labels = {
  start_date: t('contracts.follow.start'),
  end_date: t('contracts.follow.end'),
  billing_cycle: t('contracts.cycle'),
  payment_days: t('contracts.days'),
  line_items: t('contracts.lines'),
};

const words = {
  renew: {
    title: 'contracts.renew.title',
    hint: 'contracts.renew.hint',
    action: 'contracts.renew',
    done: 'contracts.renewed',
    start: 'contracts.follow.renewStart',
    end: 'contracts.follow.renewEnd',
  },
  upgrade: {
    title: 'contracts.upgrade.title',
    hint: 'contracts.upgrade.hint',
    action: 'contracts.upgrade',
    done: 'contracts.upgraded',
    start: 'contracts.follow.upgradeStart',
    end: 'contracts.follow.upgradeEnd',
  },
} as const;

type FollowDialogProps = {
  contract: ContractRecord;
  deed: 'renew' | 'upgrade';
  onClose: () => void;
};

/** Asks for the terms of the contract that follows, then goes to it. */
export function FollowDialog({ contract, deed, onClose }: FollowDialogProps) {
  const router = useRouter();
  const changed = useChanged();
  const word = words[deed];
  const open = contract.end_date === null;
  const startHint = open && deed === 'renew' ? 'contracts.follow.renewOpenStart' : word.start;
  const endHint = open ? 'contracts.follow.openEnd' : word.end;
  const handle = useRecordForm({
    schema: followSchema,
    defaults: followInput(contract),
    draftKey: `contract:${contract.id}:${deed}`,
    save: async (values, { idempotencyKey }) => {
      try {
        const body = followBody(values, contract.version);
        return await followContract(deed, contract.id, body, idempotencyKey);
      } catch (error) {
        if (toApiError(error).code === 'stale_version') {
          changed('contracts', await fetchContract(contract.id));
        }
        throw error;
      }
    },
    onSaved: (next) => {
      changed('contracts', next, alsoIn);
      toast.good(t(word.done, { number: next.number }));
      onClose();
      router.push(paths.contracts.detail(next.id));
    },
  });
  const { form } = handle;
  return (
    <FormDialog
      wide
      handle={handle}
      title={t(word.title, { number: contract.number })}
      description={t(word.hint)}
      labels={labels}
      submit={t(word.action)}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="start_date" hint={t(startHint)} type="date" />
        <TextField form={form} name="end_date" hint={t(endHint)} type="date" />
        <SelectField form={form} name="billing_cycle" options={billingCycles} required />
        <TextField form={form} name="payment_days" inputMode="numeric" required />
        <FollowLines form={form} contract={contract} />
      </div>
    </FormDialog>
  );
}
