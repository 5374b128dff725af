'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { errorOf } from '@/components/form/fields';
import { PickerField } from '@/components/form/picker-field';
import { Button } from '@/components/ui/button';
import type { Lead } from '@/features/leads/api';
import type {
  AccountChoice as Choice,
  ConversionInput,
  ConversionValues,
} from '@/features/leads/conversion';
import { t } from '@/lib/i18n/leads';
import { RadioCards } from './radio-cards';

type AccountChoiceProps = {
  form: UseFormReturn<ConversionInput, unknown, ConversionValues>;
  lead: Lead;
  accounts: readonly Choice[];
  onChoose: (id: string) => void;
};

const reasons = {
  same_name: t('leads.convert.sameName'),
  same_email: t('leads.convert.sameEmail'),
} as const;

/** The account the deal will belong to: one that is there already, or a new one of the lead's company. */
export function AccountChoice({ form, lead, accounts, onChoose }: AccountChoiceProps) {
  const [searching, setSearching] = useState(false);
  const [found, setFound] = useState<Choice | null>(null);
  const chosen = useWatch({ control: form.control, name: 'account_id' });

  const known = [...accounts];
  if (found && known.every((each) => each.id !== found.id)) known.push(found);
  const unlisted = chosen !== '' && known.every((each) => each.id !== chosen);

  return (
    <div className="space-y-2">
      <RadioCards
        legend={t('leads.convert.account')}
        value={chosen}
        onChange={onChoose}
        error={errorOf(form, 'account_id')}
        options={[
          ...known.map((each) => ({
            value: each.id,
            title: each.name,
            detail: each.reason ? reasons[each.reason] : undefined,
          })),
          {
            value: '',
            title: t('leads.convert.createAccount', { name: lead.company }),
            detail: t('leads.convert.newAccount.detail'),
            badge: t('leads.convert.createsNew'),
          },
        ]}
      />
      {searching || unlisted ? (
        <PickerField
          form={form}
          name="account_id"
          kind="account"
          label={t('leads.convert.searchAccountLabel')}
          onPick={(choice) => {
            setFound(choice && { id: choice.value, name: choice.label, reason: null });
            setSearching(choice === null);
            onChoose(choice?.value ?? '');
          }}
        />
      ) : (
        <Button tone="accent" onClick={() => setSearching(true)}>
          <Search aria-hidden />
          {t('leads.convert.searchAccount')}
        </Button>
      )}
    </div>
  );
}
