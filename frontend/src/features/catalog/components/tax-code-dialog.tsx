'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { get, useFieldArray, type UseFormReturn } from 'react-hook-form';
import { draftName } from '@/components/form/draft-name';
import { DecimalField, TextField } from '@/components/form/fields';
import { FlagField } from '@/components/form/flag-field';
import { FormDialog } from '@/components/form/form-dialog';
import { useRecordForm } from '@/components/form/use-record-form';
import { Button } from '@/components/ui/button';
import {
  MOST_RATES,
  taxCodeInput,
  taxCodeSchema,
  type TaxCodeInput,
  type TaxCodeValues,
} from '@/features/catalog/tax-code-schema';
import { saveTaxCode, type TaxCode } from '@/features/catalog/tax-codes-api';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quoting';
import { toast } from '@/stores/toasts';

type Form = UseFormReturn<TaxCodeInput, unknown, TaxCodeValues>;

const labels = {
  name: t('field.name'),
  rates: t('taxes.rates'),
  inclusive: t('taxes.inclusive'),
  is_default: t('taxes.isDefault'),
};

/** A tax code, new or changed. */
export function TaxCodeDialog({ code, onClose }: { code?: TaxCode; onClose: () => void }) {
  const org = useOrgId();
  const client = useQueryClient();
  const handle = useRecordForm({
    schema: taxCodeSchema,
    defaults: taxCodeInput(code),
    draftKey: draftName('tax-codes', code?.id),
    version: code?.version,
    save: (values, { id, version, idempotencyKey }) =>
      saveTaxCode(
        code && { ...code, version: version ?? code.version },
        values,
        id,
        idempotencyKey,
      ),
    onSaved: () => {
      void client.invalidateQueries({ queryKey: domainKeys(org, 'tax-codes').all });
      toast.good(t('taxes.saved'));
      onClose();
    },
    fromCurrent: (current) => {
      const theirs = current as TaxCode;
      return { values: taxCodeInput(theirs), version: theirs.version };
    },
  });
  const { form } = handle;
  return (
    <FormDialog
      handle={handle}
      title={code ? t('taxes.edit', { name: code.name }) : t('taxes.new')}
      labels={labels}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <TextField form={form} name="name" required />
        <Rates form={form} />
        <FlagField form={form} name="inclusive" hint={t('taxes.inclusiveHint')} />
        <FlagField form={form} name="is_default" hint={t('taxes.isDefaultHint')} />
      </div>
    </FormDialog>
  );
}

function Rates({ form }: { form: Form }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'rates' });
  const error: unknown = get(form.formState.errors, 'rates.root.message');
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{t('taxes.rates')}</legend>
      <div className="space-y-3">
        {fields.map((field, index) => (
          <div key={field.id} className="flex items-start gap-2">
            <TextField
              form={form}
              name={`rates.${index}.name`}
              label={t('taxes.rateName', { number: index + 1 })}
              className="flex-3"
              required
            />
            <DecimalField
              form={form}
              name={`rates.${index}.percent`}
              label={t('taxes.ratePercent', { number: index + 1 })}
              unit="%"
              className="flex-2"
              required
            />
            <Button
              tone="quiet"
              size="icon"
              className="mt-6.5"
              disabled={fields.length === 1}
              aria-label={t('taxes.removeRate', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
      </div>
      {typeof error === 'string' && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {error}
        </p>
      )}
      <Button
        className="mt-3"
        disabled={fields.length === MOST_RATES}
        onClick={() => append({ name: '', percent: '' })}
      >
        <Plus aria-hidden />
        {t('taxes.addRate')}
      </Button>
    </fieldset>
  );
}
