'use client';

import { RelatedList } from '@/components/data-table/related-list';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { useAccounts, type Account } from '@/features/accounts/api';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

const SHOWN = 6;

/** The accounts directly below one. */
export function AccountChildren({ account }: { account: Account }) {
  const children = useAccounts({ parent_id: account.id });
  const start = useCreateDialog((state) => state.start);
  const mayAdd = useCanCreate('account') && account.is_active;
  return (
    <QueryState query={children} skeleton={<CardSkeleton title={t('accounts.related.children')} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        return (
          <RelatedList
            title={t('accounts.related.children')}
            items={items.slice(0, SHOWN)}
            hasMore={items.length > SHOWN || children.hasNextPage}
            allHref={`${paths.accounts.list()}?parent_id=${account.id}`}
            getKey={(child) => child.id}
            href={(child) => paths.accounts.detail(child.id)}
            primary={(child) => child.name}
            secondary={(child) => [child.type, child.industry].filter(Boolean).join(' · ')}
            onNew={
              mayAdd
                ? () => start('account', { accountId: account.id, accountName: account.name })
                : undefined
            }
            newLabel={t('accounts.newChild')}
          />
        );
      }}
    </QueryState>
  );
}
