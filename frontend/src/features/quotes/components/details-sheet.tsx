'use client';

import { Field } from '@/components/form/field';
import { Typed } from '@/components/form/typed';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Select, type Options } from '@/components/ui/select';
import type { DraftFields, Template } from '@/features/quotes/draft';
import type { DraftErrors } from '@/features/quotes/draft-errors';
import { quoteLabels } from '@/features/quotes/labels';
import { complete } from '@/lib/api/picklists';
import { useOwnerName, useUsers } from '@/lib/api/use-owner-name';
import { t } from '@/lib/i18n/quote-page';

const templates = complete<Template>()(['classic', 'modern', 'compact']).map((value) => ({
  value,
  label: t(`quotes.template.${value}`),
}));

type DetailsSheetProps = {
  fields: DraftFields;
  errors: DraftErrors['fields'];
  onChange: (change: Partial<DraftFields>) => void;
  onClose: () => void;
};

/** What is printed of the client, in which layout, until when it holds, and whose quote it is. */
export function DetailsSheet({ fields, errors, onChange, onClose }: DetailsSheetProps) {
  const field = (name: keyof DraftFields) => ({
    label: quoteLabels[name],
    value: fields[name],
    error: errors[name],
    onType: (text: string) => onChange({ [name]: text }),
  });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('quotes.details')}
      description={t('quotes.details.hint')}
    >
      <DialogBody>
        <div className="grid grid-cols-2 gap-4">
          <Typed {...field('client_name')} required most={255} className="col-span-2" />
          <Typed {...field('client_attention')} most={255} className="col-span-2" />
          <Typed {...field('client_address')} kind="lines" most={1000} className="col-span-2" />
          <Typed {...field('client_email')} kind="email" most={254} className="col-span-2" />
          <Typed {...field('client_phone')} kind="tel" most={40} />
          <Typed {...field('client_tax_number')} most={255} />
          <Typed {...field('valid_until')} kind="date" />
          <Choice {...field('template')} options={templates} />
          <Choice {...field('owner_id')} options={useOwners(fields.owner_id)} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" onClick={onClose}>
          {t('quotes.done')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Who may be given the quote, and whose it is. */
function useOwners(owner: string): Options {
  const ownerName = useOwnerName();
  const members = useUsers().data?.items.filter((each) => each.is_active && each.id !== owner);
  return [
    { value: owner, label: ownerName(owner) },
    ...(members ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
}

type ChoiceProps = {
  label: string;
  value: string;
  error?: string;
  options: Options;
  onType: (value: string) => void;
};

function Choice({ label, value, error, options, onType }: ChoiceProps) {
  return (
    <Field label={label} required error={error}>
      {(control) => (
        <Select
          {...control}
          options={options}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
