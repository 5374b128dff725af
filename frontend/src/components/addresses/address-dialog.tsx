'use client';

import * as z from 'zod/mini';
import { addressValues } from '@/components/form/address';
import { SelectField, TextareaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { optionalText, requiredText } from '@/components/form/schema-parts';
import { useRecordForm } from '@/components/form/use-record-form';
import { draftName } from '@/components/form/draft-name';
import { useChanged } from '@/lib/api/use-changed';
import { countries, countryName } from '@/lib/countries';
import { t } from '@/lib/i18n/addresses';
import type { Write } from '@/lib/offline/queue';
import { send, type Sent } from '@/lib/offline/send';
import { sayQueued, toast } from '@/stores/toasts';
import type { Address, Addressed } from './addresses';

const lines = ['street', 'city', 'state', 'postal_code', 'country'] as const;

const addressSchema = z
  .object({
    label: requiredText(40),
    street: optionalText(255),
    city: optionalText(255),
    state: optionalText(255),
    postal_code: optionalText(255),
    country: optionalText(255),
  })
  .check(
    z.refine((address) => lines.some((line) => address[line] !== null), {
      path: ['street'],
      error: () => t('addresses.needsLine'),
    }),
  );

const labels = {
  label: t('addresses.label'),
  street: t('address.street'),
  city: t('address.city'),
  state: t('address.state'),
  postal_code: t('address.postalCode'),
  country: t('address.country'),
};

type AddressDialogProps = {
  domain: 'accounts' | 'contacts';
  record: Addressed;
  write: (addresses: Address[]) => Write;
  place: number;
  onClose: () => void;
};

/** One address, new or changed. */
export function AddressDialog(props: AddressDialogProps) {
  const { domain, record, write, place, onClose } = props;
  const { addresses } = record;
  const before = addresses[place];
  const changed = useChanged();
  const handle = useRecordForm({
    schema: addressSchema,
    defaults: { label: before?.label ?? '', ...addressValues(before) },
    draftKey: draftName(domain, `${record.id}:address:${place}`),
    save: (values, { idempotencyKey }): Promise<Sent<Addressed>> => {
      const address = { is_primary: addresses.length === 0, ...before, ...values };
      const next = [...addresses.slice(0, place), address, ...addresses.slice(place + 1)];
      return send<Addressed>(write(next), idempotencyKey);
    },
    onSaved: ({ record: saved, queued }) => {
      if (queued) sayQueued();
      else {
        changed(domain, saved);
        toast.good(t('addresses.saved'));
      }
      onClose();
    },
  });
  const { form } = handle;
  return (
    <FormDialog
      handle={handle}
      title={before ? t('addresses.edit') : t('addresses.add')}
      labels={labels}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-4">
        <TextField
          form={form}
          name="label"
          hint={t('addresses.labelHint')}
          required
          className="col-span-2"
        />
        <TextareaField form={form} name="street" className="col-span-2" />
        <TextField form={form} name="postal_code" />
        <TextField form={form} name="city" />
        <TextField form={form} name="state" />
        <SelectField form={form} name="country" options={countryOptions(before?.country)} />
      </div>
    </FormDialog>
  );
}

/** Every country by name; what an older address calls its country stays one of the choices. */
function countryOptions(present: string | null | undefined) {
  const codes = present && !countries.includes(present) ? [present, ...countries] : countries;
  return codes
    .map((value) => ({ value, label: countryName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
