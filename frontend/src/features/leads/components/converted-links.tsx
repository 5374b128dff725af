'use client';

import { ChevronRight } from 'lucide-react';
import { kindIcons } from '@/components/app-shell/kind-icons';
import { Link } from '@/components/ui/link';
import { Skeleton } from '@/components/ui/skeleton';
import { useConvertedRecords, type Lead } from '@/features/leads/api';
import { t } from '@/lib/i18n/leads';
import { paths } from '@/lib/paths/paths';

type ConvertedLinksProps = { ids: NonNullable<Lead['converted_to']> };

/** The three records a lead became. The links work from the ids alone, so they outlive a reload. */
export function ConvertedLinks({ ids }: ConvertedLinksProps) {
  const { account, contact, opportunity } = useConvertedRecords(ids);
  const rows = [
    {
      kind: 'opportunity',
      href: paths.opportunities.detail(ids.opportunity_id),
      loading: opportunity.isPending,
      name: opportunity.data?.name,
    },
    {
      kind: 'account',
      href: paths.accounts.detail(ids.account_id),
      loading: account.isPending,
      name: account.data?.name,
    },
    {
      kind: 'contact',
      href: paths.contacts.detail(ids.contact_id),
      loading: contact.isPending,
      name: contact.data?.name,
    },
  ] as const;

  return (
    <ul className="divide-y divide-line">
      {rows.map(({ kind, href, loading, name }) => {
        const Icon = kindIcons[kind];
        return (
          <li key={kind}>
            <Link
              href={href}
              className="flex min-h-16 items-center gap-3 px-4 py-2.5 hover:bg-sunken/60 focus-visible:-outline-offset-2 md:px-5"
            >
              <span className="grid size-10 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink">
                <Icon aria-hidden className="size-5" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block text-xs text-muted">{t(`record.${kind}`)}</span>
                {loading ? (
                  <Skeleton className="mt-1 w-40" />
                ) : (
                  <span className="block truncate font-medium">
                    {name ?? t('leads.converted.open')}
                  </span>
                )}
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-line-strong" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
