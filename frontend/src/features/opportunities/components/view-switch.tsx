'use client';

import { Columns3, List } from 'lucide-react';
import type { ListState } from '@/components/data-table/use-list-state';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/opportunities';

export const ownerChip = { key: 'owner', value: 'me', label: t('deals.filter.mine') };

const views = [
  { value: undefined, label: t('deals.view.board'), icon: Columns3 },
  { value: 'list', label: t('deals.view.list'), icon: List },
] as const;

/** Board or list, kept in the address. */
export function ViewSwitch({ list }: { list: ListState }) {
  const current = list.get('view') === 'list' ? 'list' : undefined;
  return (
    <div
      role="group"
      aria-label={t('deals.view')}
      className="flex gap-0.5 rounded-control bg-sunken p-0.5"
    >
      {views.map(({ value, label, icon: Icon }) => (
        <button
          key={label}
          type="button"
          aria-pressed={current === value}
          onClick={() => list.set('view', value)}
          className={cn(
            'flex min-h-11 items-center gap-2 rounded-lg px-3 text-sm font-medium md:min-h-8',
            current === value ? 'bg-surface text-ink shadow-card' : 'text-muted hover:text-ink',
          )}
        >
          <Icon aria-hidden className="size-4" />
          {label}
        </button>
      ))}
    </div>
  );
}
