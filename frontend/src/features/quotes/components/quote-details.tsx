'use client';

import { FactList } from '@/components/app-shell/record-page';
import { Card } from '@/components/ui/card';
import { RecordLink } from '@/components/ui/record-link';
import type { QuoteRecord } from '@/features/quotes/api';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/quote-page';
import { paths } from '@/lib/paths/paths';

/** What surrounds the quote: whose it is, what it belongs to, what became of it. */
export function QuoteDetails({ quote }: { quote: QuoteRecord }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const other = (id: string, label: string) => (
    <RecordLink href={paths.quotes.detail(id)}>{label}</RecordLink>
  );
  const pdf = quote.pdf_state && [t(`quotes.pdf.${quote.pdf_state}`), quote.pdf_failure];
  return (
    <Card title={t('quotes.details')}>
      <FactList
        facts={[
          {
            label: t('quotes.column.account'),
            value: (
              <RecordLink href={paths.accounts.detail(quote.account_id)}>
                {quote.account_name}
              </RecordLink>
            ),
          },
          {
            label: t('quotes.deal'),
            value: quote.opportunity_id && (
              <RecordLink href={paths.opportunities.detail(quote.opportunity_id)}>
                {t('quotes.openDeal')}
              </RecordLink>
            ),
          },
          ...(quote.previous_id
            ? [
                {
                  label: t('quotes.previous'),
                  value: other(quote.previous_id, t('quotes.openPrevious')),
                },
              ]
            : []),
          ...(quote.next_id
            ? [{ label: t('quotes.next'), value: other(quote.next_id, t('quotes.openNext')) }]
            : []),
          ...(quote.sent_at
            ? [
                { label: t('quotes.sent'), value: format.instant(quote.sent_at) },
                {
                  label: t('quotes.viewed'),
                  value: quote.viewed_at && format.instant(quote.viewed_at),
                },
              ]
            : []),
          ...(pdf ? [{ label: t('quotes.pdf'), value: pdf.filter(Boolean).join('\n') }] : []),
          { label: t('field.owner'), value: ownerName(quote.owner_id) },
          { label: t('field.created'), value: format.instant(quote.created_at) },
          { label: t('field.updated'), value: format.instant(quote.updated_at) },
        ]}
      />
    </Card>
  );
}
