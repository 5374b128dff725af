'use client';

import { RelatedList } from '@/components/data-table/related-list';
import { useCanCreate } from '@/components/app-shell/use-can-create';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Badge } from '@/components/ui/badge';
import { caseTone } from '@/components/ui/case-tones';
import { useAccountRelated, type Account } from '@/features/accounts/api';
import { useStart } from '@/features/accounts/use-start';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/accounts';
import { paths } from '@/lib/paths/paths';

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
