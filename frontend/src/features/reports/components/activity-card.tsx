'use client';

import { useActivityReport } from '@/features/reports/api';
import { plain, type Sheet, type SheetRow } from '@/features/reports/sheet';
import { useBehind } from '@/features/reports/use-behind';
import type { Schemas } from '@/lib/api/client';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { t } from '@/lib/i18n/reports';
import { SheetCard } from './sheet-card';

const FIGURES = ['tasks', 'events', 'calls', 'notes'] as const;
const columns = [...FIGURES, 'total' as const].map((each) => t(`reports.activity.${each}`));

/** Who did how much. */
export function ActivityCard({ from, owner }: { from: string; owner: string | undefined }) {
  const behind = useBehind();
  const ownerName = useOwnerName();
  const sheets = (data: Schemas['ActivityReportOut']): Sheet[] => {
    if (data.users.length === 0) return [];
    const rows = data.users.map((user): SheetRow => {
      const cells = FIGURES.map((figure) =>
        behind(figure, data, user[figure], undefined, { owner: user.user_id }),
      );
      const name = ownerName(user.user_id) || t('reports.somebody');
      return {
        key: user.user_id,
        name,
        bar: { length: String(user.all) },
        cells: [...cells, plain(user.all)],
      };
    });
    const cells = [...FIGURES.map((figure) => plain(data.total[figure])), plain(data.total.all)];
    const total = { key: 'all', name: t('reports.all'), cells };
    return [{ about: t('reports.member'), columns, rows, total }];
  };
  return (
    <SheetCard
      title={t('reports.activity.title')}
      hint={t('reports.activity.hint')}
      empty={{ title: t('reports.activity.empty'), hint: t('reports.activity.emptyHint') }}
      file={`activity-${from}`}
      query={useActivityReport(from, owner)}
      sheets={sheets}
    />
  );
}
