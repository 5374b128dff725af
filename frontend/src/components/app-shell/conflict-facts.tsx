'use client';

import type { Domain } from '@/lib/api/query-keys';
import { useRecordEvents, type EventsOf } from '@/lib/api/record-events';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/outbox';
import type { Entry } from '@/lib/offline/queue';

const kinds: Partial<Record<Domain, EventsOf['kind']>> = {
  accounts: 'account',
  contacts: 'contact',
  leads: 'lead',
  opportunities: 'opportunity',
  quotes: 'quote',
  products: 'product',
  cases: 'case',
};

/** Who has written what stands there now, and when; and what both come to, where they come to something. */
export function ConflictFacts({ entry }: { entry: Entry }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const kind = kinds[entry.domain];
  const events = useRecordEvents(kind && { kind, id: entry.id });
  const { updated_at: at, total, currency } = entry.problem?.current ?? {};
  if (typeof at !== 'string') return null;
  const change = events.data?.pages[0]?.items.find((each) => each.at === at);
  const by = ownerName(change?.by);
  const money = (amount: unknown) => format.money(String(amount), String(currency));
  const yours = entry.show.total;
  return (
    <p className="mt-1 text-sm text-muted">
      {by
        ? t('outbox.changedBy', { name: by, at: format.instant(at) })
        : t('outbox.changedAt', { at: format.instant(at) })}
      {typeof total === 'string' && typeof yours === 'string' && (
        <span className="block tabular">
          {t('outbox.totals', { theirs: money(total), yours: money(yours) })}
        </span>
      )}
    </p>
  );
}
