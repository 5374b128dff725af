'use client';

import { Handshake } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { RecordHeader, RecordIcon } from '@/components/app-shell/record-page';
import { Badge } from '@/components/ui/badge';
import { RecordLink } from '@/components/ui/record-link';
import { StagePath } from '@/components/ui/stage-path';
import { stageTone } from '@/components/ui/status-tones';
import type { DealRecord, Stage } from '@/features/opportunities/api';
import { isSettled } from '@/features/opportunities/board';
import { dealLabels as labels } from '@/features/opportunities/labels';
import { isOpen, pathSteps } from '@/features/opportunities/stages';
import { useStageChange } from '@/features/opportunities/use-stage-change';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/opportunities';
import { paths } from '@/lib/paths/paths';

const DealMenu = dynamic(() => import('./deal-menu').then((module) => module.DealMenu), {
  ssr: false,
});

/** Name, the facts that matter, the next action, and the path to the decision. */
export function DealHeader({ deal, actions }: { deal: DealRecord; actions: ReactNode }) {
  const format = useOrgFormat();
  const stage = useStageChange();
  const movable = useCan('opportunities:write') && !isSettled(deal);
  return (
    <RecordHeader
      kind={t('record.opportunity')}
      title={deal.name}
      icon={<RecordIcon icon={Handshake} />}
      badges={<Badge tone={stageTone(deal.stage)}>{deal.stage}</Badge>}
      facts={[
        { label: t('field.amount'), value: format.money(deal.amount, deal.currency) },
        {
          label: labels.close_date,
          value: deal.close_date ? format.date(deal.close_date) : t('deals.noDate'),
        },
        {
          label: labels.probability,
          value: t('deal.probability.value', { value: deal.probability }),
        },
        {
          label: labels.account_id,
          value: (
            <RecordLink href={paths.accounts.detail(deal.account_id)}>
              {deal.account_name}
            </RecordLink>
          ),
        },
      ]}
      actions={
        <>
          {actions}
          {movable && isOpen(deal.stage) && (
            <DealMenu onLose={() => stage.to(deal, 'Closed Lost')} />
          )}
        </>
      }
    >
      <StagePath
        label={t('deal.path')}
        steps={pathSteps(deal.stage)}
        current={deal.stage}
        pending={stage.pending}
        onSelect={movable ? (to) => stage.to(deal, to as Stage) : undefined}
      />
    </RecordHeader>
  );
}
