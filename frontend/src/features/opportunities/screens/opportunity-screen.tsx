'use client';

import dynamic from 'next/dynamic';
import { Timeline } from '@/components/activities/lazy-timeline';
import { PhoneActions } from '@/components/app-shell/record-page';
import { RecordScreen } from '@/components/app-shell/record-screen';
import { Files } from '@/components/files/lazy-files';
import { CardSkeleton } from '@/components/states/card-skeleton';
import { Skeleton } from '@/components/ui/skeleton';
import { useDeal, type DealDetail, type DealRecord } from '@/features/opportunities/api';
import { isSettled } from '@/features/opportunities/board';
import { useDealActions } from '@/features/opportunities/components/deal-actions';
import { DealHeader } from '@/features/opportunities/components/deal-header';
import { cn } from '@/lib/cn';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/opportunities';
import { useIsWide } from '@/lib/use-media-query';
import { useState, type ReactNode } from 'react';

const ContactRoles = dynamic(
  () =>
    import('@/features/opportunities/components/contact-roles').then(
      (module) => module.ContactRoles,
    ),
  { ssr: false, loading: () => <Skeleton className="h-32" /> },
);
const DealLines = dynamic(
  () => import('@/features/opportunities/components/deal-lines').then((module) => module.DealLines),
  { ssr: false, loading: () => <Skeleton className="h-64" /> },
);
const DealQuotes = dynamic(
  () => import('@/features/opportunities/components/deal-quotes').then((m) => m.DealQuotes),
  { ssr: false, loading: () => <CardSkeleton title={t('deals.quotes')} /> },
);
const DealDetails = dynamic(
  () =>
    import('@/features/opportunities/components/deal-details').then((module) => module.DealDetails),
  { ssr: false, loading: () => <CardSkeleton title={t('deals.details')} /> },
);
const EditableLines = dynamic(
  () =>
    import('@/features/opportunities/components/editable-lines').then(
      (module) => module.EditableLines,
    ),
  { ssr: false, loading: () => <Skeleton className="h-96" /> },
);

export function OpportunityScreen() {
  return (
    <RecordScreen useRead={useDeal}>
      {(deal) =>
        isComplete(deal) ? <CompleteDeal deal={deal} /> : <DealFrame deal={deal} unsaved={false} />
      }
    </RecordScreen>
  );
}

const isComplete = (deal: DealRecord): deal is DealDetail =>
  deal.line_items !== undefined && deal.contact_roles !== undefined;

function CompleteDeal({ deal }: { deal: DealDetail }) {
  const canWrite = useCan('opportunities:write');
  const settled = isSettled(deal);
  return canWrite && !settled ? (
    <EditableDeal deal={deal} />
  ) : (
    <DealFrame
      deal={deal}
      unsaved={false}
      lines={<DealLines deal={deal} frozen={settled} />}
      people={<ContactRoles deal={deal} />}
    />
  );
}

function EditableDeal({ deal }: { deal: DealDetail }) {
  const [unsaved, setUnsaved] = useState(false);
  return (
    <DealFrame
      deal={deal}
      unsaved={unsaved}
      lines={<EditableLines deal={deal} onDirty={setUnsaved} />}
      people={<ContactRoles deal={deal} />}
    />
  );
}

type DealFrameProps = {
  deal: DealRecord;
  unsaved: boolean;
  lines?: ReactNode;
  people?: ReactNode;
};

/** The page around the lines: on phones the next action stands at the bottom, unless unsaved lines need the place. */
function DealFrame({ deal, unsaved, lines, people }: DealFrameProps) {
  const wide = useIsWide();
  const seesQuotes = useCan('quotes:read');
  const { actions, dialog } = useDealActions({ deal, unsaved });
  return (
    <>
      <title>{deal.name}</title>
      <DealHeader deal={deal} actions={wide ? [...actions].reverse() : null} />
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4">
          {lines ?? <CardSkeleton title={t('lines.title')} />}
          <Timeline of={{ side: 'what', type: 'opportunity', id: deal.id }} />
        </div>
        <div className="grid min-w-0 grid-cols-1 items-start gap-4 md:grid-cols-2 xl:grid-cols-1">
          <DealDetails deal={deal} />
          {seesQuotes && <DealQuotes deal={deal} />}
          {people ?? <CardSkeleton title={t('roles.title')} />}
          <Files of={{ type: 'opportunity', id: deal.id }} />
        </div>
      </div>
      {!wide && !unsaved && actions.length > 0 && (
        <PhoneActions
          className={cn('flex-row-reverse', actions.length > 1 && '*:!px-2 [&_svg]:hidden')}
        >
          {actions}
        </PhoneActions>
      )}
      {dialog}
    </>
  );
}
