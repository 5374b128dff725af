'use client';

import { FileSignature } from 'lucide-react';
import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { Timeline } from '@/components/activities/lazy-timeline';
import { PhoneActions, RecordHeader, RecordIcon } from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { LinesTable } from '@/components/data-table/lines-table';
import { Files } from '@/components/files/lazy-files';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { contractTone, cycleTone } from '@/components/ui/status-tones';
import { useContract, type ContractRecord } from '@/features/contracts/api';
import { ContractCycles } from '@/features/contracts/components/contract-cycles';
import { ContractDetails } from '@/features/contracts/components/contract-details';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/contracts';
import { useIsWide } from '@/lib/use-media-query';

const ContractActions = dynamic(
  () => import('@/features/contracts/components/contract-actions').then((m) => m.ContractActions),
  { ssr: false },
);

/** What stands on the page of a contract, and belongs to another feature. */
type Parts = {
  Payments: ComponentType<{ contract: ContractRecord }>;
  LogPayment: ComponentType<{ contract: ContractRecord; urgent: boolean }>;
};

export function ContractScreen(parts: Parts) {
  return (
    <RecordScreen useRead={useContract}>
      {(contract) => <ContractView contract={contract} {...parts} />}
    </RecordScreen>
  );
}

const followable = ({ status, successor_id: next }: ContractRecord) =>
  next === null && (status === 'Active' || status === 'Expired');

function ContractView({ contract, Payments, LogPayment }: Parts & { contract: ContractRecord }) {
  const wide = useIsWide();
  const changeable = useCan('contracts:write') && followable(contract);
  const payable = useCan('payments:write') && contract.payment_state !== 'Paid';
  const urgent = contract.payment_state === 'Due' || contract.payment_state === 'Overdue';
  const actions = (changeable || payable) && (
    <>
      {payable && <LogPayment contract={contract} urgent={urgent} />}
      {changeable && <ContractActions contract={contract} />}
    </>
  );
  return (
    <>
      <title>{contract.number}</title>
      <ContractHeader contract={contract} actions={wide ? actions : undefined} />
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          <ContractCycles contract={contract} />
          <Payments contract={contract} />
          <ContractLines contract={contract} />
          <Timeline of={{ side: 'what', type: 'contract', id: contract.id }} />
        </div>
        <div className="min-w-0 space-y-4">
          <ContractDetails contract={contract} />
          <Files of={{ type: 'contract', id: contract.id }} />
        </div>
      </div>
      {!wide && actions && <PhoneActions>{actions}</PhoneActions>}
    </>
  );
}

type HeaderProps = { contract: ContractRecord; actions: React.ReactNode };

function ContractHeader({ contract, actions }: HeaderProps) {
  const format = useOrgFormat();
  const { start_date: start, end_date: end, next_due: due } = contract;
  const money = (amount: string) => format.money(amount, contract.currency);
  return (
    <RecordHeader
      kind={t('record.contract')}
      title={contract.number}
      icon={<RecordIcon icon={FileSignature} />}
      badges={
        <>
          <Badge tone={contractTone(contract.status)}>{contract.status}</Badge>
          <Badge tone={cycleTone(contract.payment_state)}>
            {t(`contracts.state.${contract.payment_state}`)}
          </Badge>
        </>
      }
      facts={[
        { label: t('contracts.price'), value: money(contract.price_per_cycle) },
        { label: t('contracts.outstanding'), value: money(contract.outstanding) },
        {
          label: t('contracts.nextDue'),
          value: due ? format.date(due) : t('contracts.nothingDue'),
        },
        { label: t('contracts.start'), value: format.date(start) },
        { label: t('contracts.end'), value: end ? format.date(end) : t('contracts.openEnd') },
      ]}
      actions={actions}
    />
  );
}

function ContractLines({ contract }: { contract: ContractRecord }) {
  return (
    <Card title={t('contracts.lines')} count={String(contract.line_count)} flush>
      <p className="px-4 pb-3 text-sm text-muted md:px-5">{t('contracts.linesHint')}</p>
      {contract.line_items ? (
        <LinesTable
          label={t('contracts.lines')}
          lines={contract.line_items.map((line) => ({
            id: line.id,
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
