'use client';

import { RelatedList } from '@/components/data-table/related-list';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Badge } from '@/components/ui/badge';
import { caseTone } from '@/components/ui/case-tones';
import { contractTone, orderTone, paymentTone, stageTone } from '@/components/ui/status-tones';
import type { Schemas } from '@/lib/api/client';
import { useAccountRelated, type Account } from '@/features/accounts/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

type RelatedProps = { account: Account };

/** Contacts of the account. */
export function AccountContacts({ account }: RelatedProps) {
  const related = useAccountRelated(account.id);
  const start = useStart(account);
  const mayAdd = useCanCreate('contact');
  return (
    <QueryState query={related} skeleton={<CardSkeleton title={t('accounts.related.contacts')} />}>
      {({ contacts }) => (
        <RelatedList
          title={t('accounts.related.contacts')}
          items={contacts.items}
          hasMore={contacts.has_more}
          allHref={`${paths.contacts.list()}?account_id=${account.id}`}
          getKey={(contact) => contact.id}
          href={(contact) => paths.contacts.detail(contact.id)}
          primary={(contact) => contact.name}
          secondary={(contact) =>
            [contact.title, contact.email ?? contact.phone].filter(Boolean).join(' · ')
          }
          onNew={mayAdd ? () => start('contact') : undefined}
          newLabel={t('create.contact')}
        />
      )}
    </QueryState>
  );
}

/** Deals, orders, contracts and payments of the account. */
export function AccountSales({ account }: RelatedProps) {
  const related = useAccountRelated(account.id);
  const start = useStart(account);
  const format = useOrgFormat();
  const mayAdd = useCanCreate('opportunity');
  return (
    <QueryState
      query={related}
      skeleton={<CardSkeleton title={t('accounts.related.opportunities')} />}
    >
      {({ opportunities, orders, contracts, payments }) => (
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

/** What the account needs help with. */
export function AccountCases({ account }: RelatedProps) {
  const related = useAccountRelated(account.id);
  const start = useStart(account);
  const format = useOrgFormat();
  const mayAdd = useCanCreate('case') && account.is_active;
  return (
    <QueryState query={related} skeleton={<CardSkeleton title={t('accounts.related.cases')} />}>
      {({ cases }) => (
        <RelatedList
          title={t('accounts.related.cases')}
          items={cases.items}
          hasMore={cases.has_more}
          allHref={`${paths.cases.list()}?account_id=${account.id}`}
          getKey={(each) => each.id}
          href={(each) => paths.cases.detail(each.id)}
          primary={(each) => each.subject}
          secondary={(each) => [each.number, format.instantDate(each.created_at)].join(' · ')}
          trailing={(each) => (
            <>
              <Badge tone={caseTone(each.status)}>{each.status}</Badge>
              {each.breached && <Badge tone="bad">{t('case.late')}</Badge>}
            </>
          )}
          onNew={mayAdd ? () => start('case') : undefined}
          newLabel={t('create.case')}
        />
      )}
    </QueryState>
  );
}

function useStart(account: Account) {
  const start = useCreateDialog((state) => state.start);
  return (kind: 'contact' | 'opportunity' | 'case') =>
    start(kind, { accountId: account.id, accountName: account.name });
}
