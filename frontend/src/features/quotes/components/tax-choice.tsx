'use client';

import { Field } from '@/components/form/field';
import { Select } from '@/components/ui/select';
import type { DraftLine } from '@/features/quotes/draft';
import { useTaxCodes } from '@/features/quotes/families';
import { t } from '@/lib/i18n/quote-page';

type Tax = DraftLine['tax'];
type TaxChoiceProps = {
  value: Tax;
  error?: string;
  className?: string;
  onChange: (tax: Tax) => void;
};

/** Copies the rates of a code into the line, which keeps those it has when the code changes later. */
export function TaxChoice({ value, error, className, onChange }: TaxChoiceProps) {
  const codes = useTaxCodes();
  const names = codes.map((code) => code.name);
  const options = value && !names.includes(value.name) ? [value.name, ...names] : names;
  const choose = (name: string) => {
    const code = codes.find((each) => each.name === name);
    if (name === '') onChange(null);
    else if (code) onChange({ name: code.name, rates: code.rates, inclusive: code.inclusive });
  };
  return (
    <Field label={t('quotes.line.tax')} error={error} className={className}>
      {(control) => (
        <Select
          {...control}
          options={options}
          emptyLabel={t('form.none')}
          value={value?.name ?? ''}
          onChange={(event) => choose(event.target.value)}
        />
      )}
    </Field>
  );
}
