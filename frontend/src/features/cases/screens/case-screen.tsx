'use client';

import { LifeBuoy } from 'lucide-react';
import { Fragment } from 'react';
import { Timeline } from '@/components/activities/lazy-timeline';
import {
  PhoneActions,
  RecordColumns,
  RecordHeader,
  RecordIcon,
} from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Files } from '@/components/files/lazy-files';
import { useRecordChange } from '@/components/form/use-record-change';
import { RecordLink } from '@/components/ui/record-link';
import { StagePath } from '@/components/ui/stage-path';
import {
  alsoIn,
  changedCase,
  useCase,
  useCaseHistory,
  type Case,
  type CaseRecord,
  type CaseStatus,
} from '@/features/cases/api';
import { CaseActions } from '@/features/cases/components/case-actions';
import { BreachMark, PriorityBadge } from '@/features/cases/components/case-badges';
import { CaseBackground, CaseDetails } from '@/features/cases/components/case-details';
import { eventsOf } from '@/features/cases/history';
import { mayBecome } from '@/features/cases/status';
import { caseStatuses } from '@/lib/api/case-picklists';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/cases';
import { paths } from '@/lib/paths/paths';
import { useIsWide } from '@/lib/use-media-query';

const steps = caseStatuses.map((status) => ({
  value: status,
  label: status,
  tone: status === 'Closed' ? ('good' as const) : undefined,
}));

export function CaseScreen() {
  return <RecordScreen useRead={useCase}>{(record) => <CaseView record={record} />}</RecordScreen>;
}

/** Moves a case, and says so; back again from the toast, where the server lets it. */
function useMoveCase(record: CaseRecord) {
  const { mutate, isPending } = useRecordChange<Case>({ alsoIn });
  const before = record.status;
  const to = (status: CaseStatus) =>
    mutate({
      write: changedCase(record, { status }),
      saidOf: ({ number, status: now }) => t('cases.moved', { number, status: now }),
      undo: mayBecome(status, before)
        ? (saved) => changedCase(saved, { status: before })
        : undefined,
      refusals: { illegal_transition: t('cases.illegal') },
    });
  return { to, isPending };
}

function CaseView({ record }: { record: CaseRecord }) {
  const wide = useIsWide();
  const mayWrite = useCan('cases:write');
  const ownerName = useOwnerName();
  const history = useCaseHistory(record);
  const move = useMoveCase(record);
  const actions = mayWrite && (
    <CaseActions record={record} pending={move.isPending} onMove={move.to} />
  );
  return (
    <>
      <title>{record.subject}</title>
      <CaseHeader record={record} actions={wide ? actions : undefined}>
        <StagePath
          steps={steps}
          current={record.status}
          label={t('cases.path')}
          pending={move.isPending}
          onSelect={
            mayWrite
              ? (value) => {
                  const status = caseStatuses.find((each) => each === value);
                  if (status && mayBecome(record.status, status)) move.to(status);
                }
              : undefined
          }
        />
      </CaseHeader>
      <RecordColumns
        columns={[
          <CaseDetails key="details" record={record} />,
          <Timeline
            key="timeline"
            of={{ side: 'what', type: 'case', id: record.id }}
            events={eventsOf(history.data?.items ?? [], ownerName)}
          />,
          <Fragment key="background">
            <CaseBackground record={record} />
            <Files of={{ type: 'case', id: record.id }} />
          </Fragment>,
        ]}
      />
      {!wide && actions && <PhoneActions>{actions}</PhoneActions>}
    </>
  );
}

type CaseHeaderProps = {
  record: CaseRecord;
  actions: React.ReactNode;
  children: React.ReactNode;
};

function CaseHeader({ record, actions, children }: CaseHeaderProps) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const link = (href: string, text: string) => <RecordLink href={href}>{text}</RecordLink>;
  const facts = [
    {
      label: t('record.account'),
      value: link(paths.accounts.detail(record.account_id), record.account_name),
    },
    record.contact_id &&
      record.contact_name && {
        label: t('cases.contact'),
        value: link(paths.contacts.detail(record.contact_id), record.contact_name),
      },
    record.closed_at
      ? { label: t('cases.closed'), value: format.instant(record.closed_at) }
      : { label: t('cases.due'), value: format.instant(record.due_at) },
    { label: t('field.owner'), value: ownerName(record.owner_id) },
  ].filter((fact) => !!fact);
  return (
    <RecordHeader
      kind={[t('record.case'), record.number].filter(Boolean).join(' · ')}
      title={record.subject}
      icon={<RecordIcon icon={LifeBuoy} />}
      badges={
        <>
          <PriorityBadge priority={record.priority} />
          <BreachMark record={record} />
        </>
      }
      facts={facts}
      actions={actions}
    >
      {children}
    </RecordHeader>
  );
}
