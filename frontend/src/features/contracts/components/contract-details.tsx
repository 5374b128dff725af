'use client';

import { FactList } from '@/components/app-shell/record-page';
import { Card } from '@/components/ui/card';
import { RecordLink } from '@/components/ui/record-link';
import type { ContractRecord } from '@/features/contracts/api';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contracts';
import { paths } from '@/lib/paths/paths';

const to = (href: string, text: string) => <RecordLink href={href}>{text}</RecordLink>;

/** Where the contract comes from, and what came before and after it. */
export function ContractDetails({ contract }: { contract: ContractRecord }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const related = [
    ['contracts.predecessor', contract.predecessor_id],
    ['contracts.successor', contract.successor_id],
  ] as const;
  return (
    <Card title={t('contracts.details')}>
      <FactList
        facts={[
          {
            label: t('contracts.account'),
            value: to(paths.accounts.detail(contract.account_id), contract.account_name),
          },
          {
            label: t('contracts.deal'),
            value: to(paths.opportunities.detail(contract.opportunity_id), t('contracts.openDeal')),
          },
          ...related.flatMap(([label, id]) =>
            id
              ? [
                  {
                    label: t(label),
                    value: to(paths.contracts.detail(id), t('contracts.openOther')),
                  },
                ]
              : [],
          ),
          { label: t('contracts.cycle'), value: contract.billing_cycle },
          { label: t('contracts.days'), value: String(contract.payment_days) },
          { label: t('field.owner'), value: ownerName(contract.owner_id) },
          { label: t('field.created'), value: format.instant(contract.created_at) },
          { label: t('field.updated'), value: format.instant(contract.updated_at) },
        ]}
      />
    </Card>
  );
}
