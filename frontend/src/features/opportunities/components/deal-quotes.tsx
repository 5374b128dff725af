'use client';

import { useCanCreate } from '@/components/app-shell/use-can-create';
import { RelatedList } from '@/components/data-table/related-list';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Badge } from '@/components/ui/badge';
import { quoteTone } from '@/components/ui/status-tones';
import { useQuotesOf, type Deal } from '@/features/opportunities/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

/** What has been offered for the deal, newest first. */
export function DealQuotes({ deal }: { deal: Deal }) {
  const format = useOrgFormat();
  const mayAdd = useCanCreate('quote') && deal.quote_id === null && deal.order_id === null;
  const start = useCreateDialog((state) => state.start);
  const title = t('deals.quotes');
  return (
    <QueryState query={useQuotesOf(deal)} skeleton={<CardSkeleton title={title} />}>
      {({ items, next_cursor }) => (
        <RelatedList
          title={title}
          items={items}
          hasMore={next_cursor !== null}
          getKey={(quote) => quote.id}
          href={(quote) => paths.quotes.detail(quote.id)}
          primary={(quote) => quote.title}
          secondary={(quote) => quote.number ?? format.instantDate(quote.created_at)}
          trailing={(quote) => (
            <>
              <span className="font-medium">{format.money(quote.total, quote.currency)}</span>
              <Badge tone={quoteTone(quote.status)}>{quote.status}</Badge>
            </>
          )}
          onNew={
            mayAdd
              ? () =>
                  start('quote', {
                    accountId: deal.account_id,
                    accountName: deal.account_name,
                    opportunityId: deal.id,
                    opportunityName: deal.name,
                  })
              : undefined
          }
          newLabel={t('create.quote')}
        />
      )}
    </QueryState>
  );
}
