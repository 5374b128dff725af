'use client';

import { useCanCreate } from '@/components/app-shell/use-can-create';
import { RelatedList } from '@/components/data-table/related-list';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Badge } from '@/components/ui/badge';
import {
  contractTone,
  orderTone,
  paymentTone,
  quoteTone,
  stageTone,
} from '@/components/ui/status-tones';
import { useAccountRelated, type Account } from '@/features/accounts/api';
import { useStart } from '@/features/accounts/use-start';
import type { Schemas } from '@/lib/api/client';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';

/** Deals, quotes, orders, contracts and payments of the account. */
export function AccountSales({ account }: { account: Account }) {
  const related = useAccountRelated(account.id);
  const start = useStart(account);
  const format = useOrgFormat();
  const mayAdd = useCanCreate('opportunity');
  const mayQuote = useCanCreate('quote') && account.is_active;
  return (
    <QueryState
      query={related}
      skeleton={<CardSkeleton title={t('accounts.related.opportunities')} />}
    >
      {({ opportunities, quotes, orders, contracts, payments }) => (
        <>
          <RelatedList
            title={t('accounts.related.opportunities')}
            items={opportunities.items}
            hasMore={opportunities.has_more}
            getKey={(deal) => deal.id}
            href={(deal) => paths.opportunities.detail(deal.id)}
            primary={(deal) => deal.name}
            secondary={(deal) => (deal.close_date ? format.date(deal.close_date) : '')}
            trailing={(deal) => (
              <>
                <span className="font-medium">{format.money(deal.amount, deal.currency)}</span>
                <Badge tone={stageTone(deal.stage)}>{deal.stage}</Badge>
              </>
            )}
            onNew={mayAdd ? () => start('opportunity') : undefined}
            newLabel={t('create.opportunity')}
          />
          <RelatedList
            title={t('accounts.related.quotes')}
            items={quotes.items}
            hasMore={quotes.has_more}
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
            onNew={mayQuote ? () => start('quote') : undefined}
            newLabel={t('create.quote')}
          />
          <RelatedList
            title={t('accounts.related.orders')}
            items={orders.items}
            hasMore={orders.has_more}
            getKey={(order) => order.id}
            href={(order) => paths.orders.detail(order.id)}
            primary={(order) => order.number}
            secondary={(order) => format.date(order.order_date)}
            trailing={(order) => (
              <>
                <span className="font-medium">{format.money(order.total, order.currency)}</span>
                <Badge tone={orderTone(order.status)}>{order.status}</Badge>
              </>
            )}
          />
          <AccountMoney contracts={contracts} payments={payments} />
        </>
      )}
    </QueryState>
  );
}

type MoneyProps = Pick<Schemas['AccountRelated'], 'contracts' | 'payments'>;

function AccountMoney({ contracts, payments }: MoneyProps) {
  const format = useOrgFormat();
  return (
    <>
      <RelatedList
        title={t('accounts.related.contracts')}
        items={contracts.items}
        hasMore={contracts.has_more}
        getKey={(contract) => contract.id}
        href={(contract) => paths.contracts.detail(contract.id)}
        primary={(contract) => contract.number}
        secondary={(contract) => `${contract.billing_cycle} · ${format.date(contract.start_date)}`}
        trailing={(contract) => (
          <>
            <span className="font-medium">
              {format.money(contract.price_per_cycle, contract.currency)}
            </span>
            <Badge tone={contractTone(contract.status)}>{contract.status}</Badge>
          </>
        )}
      />
      <RelatedList
        title={t('accounts.related.payments')}
        items={payments.items}
        hasMore={payments.has_more}
        getKey={(payment) => payment.id}
        href={(payment) => paths.payments.detail(payment.id)}
        primary={(payment) => format.money(payment.amount, payment.currency)}
        secondary={(payment) =>
          [format.date(payment.payment_date), payment.method, payment.document_number].join(' · ')
        }
        trailing={(payment) => <Badge tone={paymentTone(payment.status)}>{payment.status}</Badge>}
      />
    </>
  );
}
