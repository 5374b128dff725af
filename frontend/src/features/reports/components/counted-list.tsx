'use client';

import { Link } from '@/components/ui/link';
import type { Counted } from '@/features/reports/api';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/reports';
import { paths } from '@/lib/paths/paths';

const pages = {
  opportunity: paths.opportunities,
  quote: paths.quotes,
  order: paths.orders,
  contract: paths.contracts,
  payment: paths.payments,
  lead: paths.leads,
  account: paths.accounts,
  contact: paths.contacts,
  case: paths.cases,
} as const;

/** Where a record is looked at; an activity on the page of what it is about. */
function hrefOf({ kind, id, about }: Counted): string | null {
  if (kind !== 'activity') return pages[kind].detail(id);
  return about ? pages[about.type].detail(about.id) : null;
}

/** The records behind a number, each with what it adds to it. */
export function CountedList({
  records,
  currency,
}: {
  records: readonly Counted[];
  currency: string;
}) {
  return (
    <ul className="divide-y divide-line">
      {records.map((record) => {
        const href = hrefOf(record);
        return (
          <li key={record.id}>
            {href ? (
              <Link
                href={href}
                className="block px-4 py-2.5 hover:bg-sunken/60 focus-visible:-outline-offset-2 md:px-5"
              >
                <Face record={record} currency={currency} />
              </Link>
            ) : (
              <div className="px-4 py-2.5 md:px-5">
                <Face record={record} currency={currency} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Face({ record, currency }: { record: Counted; currency: string }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const { title, detail, on, amount, days, owner_id: owner } = record;
  const beside = [detail, ownerName(owner)].filter(Boolean).join(' · ');
  return (
    <span className="flex min-h-10 items-center gap-3">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{title}</span>
        <span className="block truncate text-sm text-muted md:text-xs">{beside}</span>
      </span>
      <span className="flex shrink-0 flex-col items-end text-sm tabular">
        {amount !== null && <span className="font-medium">{format.money(amount, currency)}</span>}
        <span className="text-muted">
          {format.date(on)}
          {days !== null && ` · ${t('counted.days', { count: days })}`}
        </span>
      </span>
    </span>
  );
}
