'use client';

import { LockKeyhole } from 'lucide-react';
import { FactList } from '@/components/app-shell/record-page';
import { Card } from '@/components/ui/card';
import type { QuoteDetail } from '@/features/quotes/api';
import { marginOf } from '@/features/quotes/margin';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';

/** What the firm keeps to itself: what the offer costs it, and what it earns. */
export function QuoteInternal({ quote }: { quote: QuoteDetail }) {
  const format = useOrgFormat();
  const money = (amount: string) => format.money(amount, quote.currency);
  const { amount, percent } = marginOf(quote);
  return (
    <Card title={t('quotes.internal')}>
      <p className="mb-3 flex items-center gap-2 text-sm text-muted">
        <LockKeyhole aria-hidden className="size-4 shrink-0" />
        {t('quotes.internal.hint')}
      </p>
      <FactList
        facts={[
          { label: t('quotes.cost'), value: money(quote.cost_total) },
          {
            label: t('quotes.margin'),
            value: t('quotes.marginOf', {
              amount: money(amount),
              percent: format.decimal(percent),
            }),
          },
          { label: t('quotes.internalNote'), value: quote.internal_note },
        ]}
      />
    </Card>
  );
}
