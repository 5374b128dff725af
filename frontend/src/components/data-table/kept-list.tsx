'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState, type QueryLike } from '@/components/states/query-state';
import { EmptyState } from '@/components/states/states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { errorMessage } from '@/lib/api/api-error';
import { domainKeys, type Domain } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/t';
import { toast } from '@/stores/toasts';
import { Rows } from './row-list';

type Kept = { id: string; name: string };

type KeptListProps<T extends Kept> = {
  domain: Domain;
  query: QueryLike<{ items: readonly T[] }>;
  words: Record<'title' | 'intro' | 'add' | 'none' | 'noneHint' | 'putAway', string>;
  icon: LucideIcon;
  /** The sign of putting one away. */
  away: LucideIcon;
  setActive: (item: T, active: boolean) => Promise<T>;
  /** What is told once one is put away. */
  said: (name: string) => string;
  badge: (item: T) => string | null;
  text: (item: T) => string;
  dialog: (item: T | undefined, close: () => void) => ReactNode;
};

/** A few things that a firm keeps ready in its settings: added, changed, put away and taken back. */
export function KeptList<T extends Kept>(props: KeptListProps<T>) {
  const { query, words, icon, dialog } = props;
  const [open, setOpen] = useState<T | 'new' | null>(null);
  return (
    <div className="space-y-3">
      <p className="text-muted">{words.intro}</p>
      <Button tone="primary" className="w-full md:w-auto" onClick={() => setOpen('new')}>
        <Plus aria-hidden />
        {words.add}
      </Button>
      <QueryState query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={icon} title={words.none} hint={words.noneHint} />
          ) : (
            <Rows
              label={words.title}
              items={items}
              row={(item) => (
                <KeptRow key={item.id} {...props} item={item} onEdit={() => setOpen(item)} />
              )}
            />
          )
        }
      </QueryState>
      {open && dialog(open === 'new' ? undefined : open, () => setOpen(null))}
    </div>
  );
}

/** Puts one away, and back from the toast. */
function usePutAway<T extends Kept>({ domain, setActive, said }: KeptListProps<T>) {
  const org = useOrgId();
  const client = useQueryClient();
  const set = async (item: T, active: boolean) => {
    try {
      const saved = await setActive(item, active);
      if (!active) {
        const run = () => void set(saved, true);
        toast.good(said(item.name), { label: t('action.undo'), run });
      }
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    await client.invalidateQueries({ queryKey: domainKeys(org, domain).all });
  };
  return (item: T) => void set(item, false);
}

function KeptRow<T extends Kept>(props: KeptListProps<T> & { item: T; onEdit: () => void }) {
  const { item, words, badge, text, away: Away, onEdit } = props;
  const putAway = usePutAway(props);
  const mark = badge(item);
  return (
    <li className="flex items-start gap-2 py-3 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{item.name}</span>
          {mark && <Badge tone="accent">{mark}</Badge>}
        </p>
        <p className="mt-0.5 line-clamp-3 text-sm break-words whitespace-pre-line text-muted tabular">
          {text(item)}
        </p>
      </div>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${t('action.edit')}: ${item.name}`}
        onClick={onEdit}
      >
        <Pencil aria-hidden />
      </Button>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`${words.putAway}: ${item.name}`}
        onClick={() => putAway(item)}
      >
        <Away aria-hidden />
      </Button>
    </li>
  );
}
