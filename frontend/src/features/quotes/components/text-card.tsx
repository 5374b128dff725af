'use client';

import { Typed } from '@/components/form/typed';
import { Card } from '@/components/ui/card';
import type { DraftFields } from '@/features/quotes/draft';
import type { DraftErrors } from '@/features/quotes/draft-errors';
import { quoteLabels } from '@/features/quotes/labels';
import { t } from '@/lib/i18n/quote-page';

type TextCardProps = {
  fields: DraftFields;
  errors: DraftErrors['fields'];
  onChange: (change: Partial<DraftFields>) => void;
};

/** What stands around the lines: texts, how long the offer holds, what is taken off. */
export function TextCard({ fields, errors, onChange }: TextCardProps) {
  const field = (name: keyof DraftFields) => ({
    label: quoteLabels[name],
    value: fields[name],
    error: errors[name],
    onType: (text: string) => onChange({ [name]: text }),
  });
  return (
    <Card title={t('quotes.texts')}>
      <div className="grid grid-cols-2 gap-4">
        <Typed {...field('title')} required most={255} className="col-span-2" />
        <Typed
          {...field('markup')}
          kind="number"
          hint={t('quotes.internal.hint')}
          className="col-span-2"
        />
        <Typed {...field('discount_percent')} kind="number" />
        <Typed {...field('discount_amount')} kind="number" />
        <Typed {...field('intro')} kind="lines" most={10_000} className="col-span-2" />
        <Typed {...field('terms')} kind="lines" most={10_000} className="col-span-2" />
        <Typed
          {...field('internal_note')}
          kind="lines"
          most={10_000}
          hint={t('quotes.internal.hint')}
          className="col-span-2"
        />
      </div>
    </Card>
  );
}
