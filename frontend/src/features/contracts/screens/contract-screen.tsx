'use client';

import { FileSignature } from 'lucide-react';
import Link from 'next/link';
import { Timeline } from '@/components/activities/lazy-timeline';
import { FactList, RecordHeader } from '@/components/app-shell/record-page';
import { LinesTable } from '@/components/data-table/lines-table';
import { QueryState } from '@/components/states/query-state';
import { RecordSkeleton } from '@/components/states/record-skeleton';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { contractTone } from '@/components/ui/status-tones';
import { useContract, type ContractRecord } from '@/features/contracts/api';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contracts';
import { paths } from '@/lib/paths/paths';
import { useRouteId } from '@/lib/paths/use-route-id';

const linkStyle = 'text-accent-ink hover:underline';

export function ContractScreen() {
  const id = useRouteId();
  return id ? <ContractPage key={id} id={id} /> : <RecordSkeleton />;
}

function ContractPage({ id }: { id: string }) {
  const contract = useContract(id);
  return (
    <QueryState query={contract} skeleton={<RecordSkeleton />}>
      {(data) => <ContractView contract={data} />}
    </QueryState>
  );
}

function ContractView({ contract }: { contract: ContractRecord }) {
  const format = useOrgFormat();
  return (
    <>
      <title>{contract.number}</title>
      <RecordHeader
        kind={t('record.contract')}
        title={contract.number}
        icon={
          <span className="grid size-12 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink">
            <FileSignature aria-hidden className="size-6" />
          </span>
        }
        badges={<Badge tone={contractTone(contract.status)}>{contract.status}</Badge>}
        facts={[
          {
            label: t('contracts.price'),
            value: format.money(contract.price_per_cycle, contract.currency),
          },
          { label: t('contracts.cycle'), value: contract.billing_cycle },
          { label: t('contracts.start'), value: format.date(contract.start_date) },
          {
            label: t('contracts.end'),
            value: contract.end_date ? format.date(contract.end_date) : t('contracts.openEnd'),
          },
        ]}
      />
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          <ContractLines contract={contract} />
          <Timeline of={{ side: 'what', type: 'contract', id: contract.id }} />
        </div>
        <ContractDetails contract={contract} />
      </div>
    </>
  );
}

function ContractLines({ contract }: { contract: ContractRecord }) {
  return (
    <Card title={t('contracts.lines')} count={String(contract.line_count)} flush>
      <p className="px-4 pb-3 text-sm text-muted md:px-5">{t('contracts.linesHint')}</p>
      {contract.line_items ? (
        <LinesTable
          label={t('contracts.lines')}
          lines={contract.line_items.map((line, index) => ({
            id: `${index}-${line.product_id}`,
            product: line.product_name,
            quantity: line.quantity,
            price: line.price_per_cycle,
            discount: line.discount_percent,
            total: line.total,
          }))}
          currency={contract.currency}
          total={contract.price_per_cycle}
          totalLabel={t('contracts.price')}
        />
      ) : (
        <div className="space-y-4 px-5 pb-5">
          <Skeleton />
          <Skeleton className="w-2/3" />
        </div>
      )}
    </Card>
  );
}

function ContractDetails({ contract }: { contract: ContractRecord }) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  return (
    <Card title={t('contracts.details')}>
      <FactList
        facts={[
          {
            label: t('contracts.account'),
            value: (
              <Link
                href={paths.accounts.detail(contract.account_id)}
                prefetch={false}
                className={linkStyle}
              >
                {contract.account_name}
              </Link>
            ),
          },
          {
            label: t('contracts.deal'),
            value: (
              <Link
                href={paths.opportunities.detail(contract.opportunity_id)}
                prefetch={false}
                className={linkStyle}
              >
                {t('contracts.openDeal')}
              </Link>
            ),
          },
          { label: t('field.owner'), value: ownerName(contract.owner_id) },
          { label: t('field.created'), value: format.instant(contract.created_at) },
          { label: t('field.updated'), value: format.instant(contract.updated_at) },
        ]}
      />
    </Card>
  );
}
