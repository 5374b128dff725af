'use client';

import { FileSignature } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cycleTone } from '@/components/ui/status-tones';
import { useOwing } from '@/features/home/api';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/home';
import { paths } from '@/lib/paths/paths';
import { LatestCard } from './latest-card';

/** Which retainers are due or overdue, and by how much. */
export function OwingCard() {
  const format = useOrgFormat();
  const owing = useOwing();
  const seesReports = useCan('reports:read');
  const data = owing.data && {
    items: owing.data.items.map((each) => ({ ...each, id: each.contract_id })),
  };
  return (
    <LatestCard
      title={t('home.owing.title')}
      allHref={seesReports ? paths.retainers() : undefined}
      query={{ ...owing, data }}
      href={(contract) => paths.contracts.detail(contract.id)}
      primary={(contract) => contract.account_name}
      secondary={({ number, cycles: count, since }) =>
        `${number} · ${t('home.owing.cycles', { count, date: format.date(since) })}`
      }
      trailing={({ outstanding, currency, state }) => (
        <>
          <span className="font-medium">{format.money(outstanding, currency)}</span>
          <Badge tone={cycleTone(state)}>{state}</Badge>
        </>
      )}
      empty={{
        icon: FileSignature,
        title: t('home.owing.empty'),
        hint: t('home.owing.emptyHint'),
      }}
    />
  );
}
