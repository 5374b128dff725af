'use client';

import { useCanCreate } from '@/components/app-shell/use-can-create';
import { RelatedList } from '@/components/data-table/related-list';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Badge } from '@/components/ui/badge';
import { caseTone } from '@/components/ui/case-tones';
import { stageTone } from '@/components/ui/status-tones';
import { useContactRelated, type Contact } from '@/features/contacts/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contacts';
import { paths } from '@/lib/paths/paths';
import { useCreateDialog } from '@/stores/create-dialog';

/** The deals a contact has a part in, and which part. */
export function ContactDeals({ contact }: { contact: Contact }) {
  const related = useContactRelated(contact.id);
  const start = useCreateDialog((state) => state.start);
  const format = useOrgFormat();
  const mayAdd = useCanCreate('opportunity') && contact.is_active;
  const title = t('contacts.related.opportunities');
  return (
    <QueryState query={related} skeleton={<CardSkeleton title={title} />}>
      {({ opportunities }) => (
        <RelatedList
          title={title}
          items={opportunities.items}
          hasMore={opportunities.has_more}
          getKey={(deal) => deal.opportunity_id}
          href={(deal) => paths.opportunities.detail(deal.opportunity_id)}
          primary={(deal) => deal.name}
          secondary={(deal) => deal.role}
          trailing={(deal) => (
            <>
              <span className="font-medium">{format.money(deal.amount, deal.currency)}</span>
              <Badge tone={stageTone(deal.stage)}>{deal.stage}</Badge>
            </>
          )}
          onNew={
            mayAdd
              ? () =>
                  start('opportunity', {
                    accountId: contact.account_id,
                    accountName: contact.account_name,
                  })
              : undefined
          }
          newLabel={t('create.opportunity')}
        />
      )}
    </QueryState>
  );
}

/** What the contact has reported. */
export function ContactCases({ contact }: { contact: Contact }) {
  const related = useContactRelated(contact.id);
  const start = useCreateDialog((state) => state.start);
  const mayAdd = useCanCreate('case') && contact.is_active;
  const title = t('contacts.related.cases');
  const prefill = {
    accountId: contact.account_id,
    accountName: contact.account_name,
    contactId: contact.id,
    contactName: contact.name,
  };
  return (
    <QueryState query={related} skeleton={<CardSkeleton title={title} />}>
      {({ cases }) => (
        <RelatedList
          title={title}
          items={cases.items}
          hasMore={cases.has_more}
          getKey={(each) => each.id}
          href={(each) => paths.cases.detail(each.id)}
          primary={(each) => each.subject}
          secondary={(each) => each.number}
          trailing={(each) => (
            <>
              <Badge tone={caseTone(each.status)}>{each.status}</Badge>
              {each.breached && <Badge tone="bad">{t('case.late')}</Badge>}
            </>
          )}
          onNew={mayAdd ? () => start('case', prefill) : undefined}
          newLabel={t('create.case')}
        />
      )}
    </QueryState>
  );
}
