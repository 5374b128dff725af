'use client';

import { LifeBuoy } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { useUrgentCases, type Whose } from '@/features/home/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/home';
import { paths } from '@/lib/paths/paths';
import { LatestCard } from './latest-card';

/** One's own cases, the most pressing first; or those of the firm that are past their target. */
export function CasesCard({ owner }: { owner: Whose }) {
  const format = useOrgFormat();
  const cases = useUrgentCases(owner);
  const filter = owner ? 'owner=me' : 'breached=true';
  return (
    <LatestCard
      title={t(owner ? 'home.cases.mine' : 'home.cases.late')}
      allHref={`${paths.cases.list()}?${filter}`}
      query={cases}
      href={(each) => paths.cases.detail(each.id)}
      primary={(each) => each.subject}
      secondary={(each) => `${each.number} · ${each.account_name}`}
      trailing={(each) => (
        <>
          <Badge tone={each.breached ? 'bad' : 'neutral'}>
            {each.breached ? t('home.cases.breached') : each.priority}
          </Badge>
          <span className="text-muted">{format.instant(each.due_at)}</span>
        </>
      )}
      empty={{
        icon: LifeBuoy,
        title: t(owner ? 'home.cases.none' : 'home.cases.noneLate'),
        hint: t('home.cases.hint'),
      }}
    />
  );
}
