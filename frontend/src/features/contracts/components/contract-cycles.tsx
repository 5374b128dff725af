'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { cycleTone } from '@/components/ui/status-tones';
import type { ContractRecord } from '@/features/contracts/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contracts';
import { compareDecimals } from '@/lib/money/money';

type Cycle = NonNullable<ContractRecord['cycles']>[number];

const AT_FIRST = 6;

/** The cycles that matter at first sight: what was paid ahead, the next one, and the last few begun. */
function nearCycles(cycles: readonly Cycle[]): Cycle[] {
  const next = cycles.findLastIndex(({ state }) => state === 'Upcoming');
  return cycles
    .filter((cycle, index) => cycle.state !== 'Upcoming' || index === next || hasMoney(cycle))
    .slice(0, AT_FIRST);
}

const hasMoney = ({ paid }: Cycle) => compareDecimals(paid, '0') > 0;

/** Which cycle is paid, which is due, and since when. */
export function ContractCycles({ contract }: { contract: ContractRecord }) {
  const [all, setAll] = useState(false);
  const { cycles } = contract;
  if (!cycles) {
    return (
      <Card title={t('contracts.cycles')}>
        <div className="space-y-4">
          <Skeleton />
          <Skeleton className="w-2/3" />
        </div>
      </Card>
    );
  }
  const near = nearCycles(cycles);
  const shown = all ? cycles : near;
  return (
    <Card title={t('contracts.cycles')} flush>
      {cycles.length === 0 && (
        <p className="border-t border-line px-4 py-4 text-muted md:px-5">
          {t('contracts.cycles.none')}
        </p>
      )}
      <ul aria-label={t('contracts.cycles')} className="divide-y divide-line border-t border-line">
        {shown.map((cycle) => (
          <CycleRow key={cycle.start} cycle={cycle} currency={contract.currency} />
        ))}
      </ul>
      {near.length < cycles.length && (
        <Button
          tone="quiet"
          className="w-full rounded-none border-t border-line"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {t(all ? 'contracts.cycles.less' : 'contracts.cycles.more')}
        </Button>
      )}
    </Card>
  );
}

function CycleRow({ cycle, currency }: { cycle: Cycle; currency: string }) {
  const format = useOrgFormat();
  const amount = format.money(cycle.amount, currency);
  const paid = format.money(cycle.paid, currency);
  const date = format.date(cycle.due_date);
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2 md:px-5">
      <span className="min-w-0 flex-1">
        <span className="block font-medium tabular">
          {format.date(cycle.start)} – {format.date(cycle.end)}
        </span>
        <span className="block text-sm text-muted tabular">
          {cycle.state === 'Paid' && paid === amount
            ? t('contracts.cycles.paid', { amount })
            : hasMoney(cycle)
              ? t('contracts.cycles.paidOf', { paid, amount, date })
              : t('contracts.cycles.due', { amount, date })}
        </span>
      </span>
      <Badge tone={cycleTone(cycle.state)}>{cycle.state}</Badge>
    </li>
  );
}
