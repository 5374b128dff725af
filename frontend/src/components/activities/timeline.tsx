'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import {
  useTimeline,
  type Activity,
  type ActivityType,
  type TimelineOf,
} from '@/lib/api/activities';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/activities';
import { activityIcons } from './activity-icon';
import { ActivityRow } from './activity-row';
import { EventRow } from './event-row';
import { interleave, type SystemEvent } from './interleave';
import { useEvents } from './use-events';

const ActivityDialog = dynamic(
  () => import('./activity-dialog').then((module) => module.ActivityDialog),
  { ssr: false },
);

const QUICK: readonly ActivityType[] = ['Note', 'Call', 'Task', 'Event'];

type Open = { type: ActivityType; activity?: Activity };

/** What was done about a record and is to be done, with what the system saw, newest first; adding takes a tap. */
export function Timeline({ of, events: told }: { of: TimelineOf; events?: SystemEvent[] }) {
  const timeline = useTimeline(of);
  const seen = useEvents(told ? undefined : { kind: of.type, id: of.id });
  const events = told ?? seen.events;
  const more = { activities: timeline.hasNextPage, events: seen.hasNextPage };
  const readOn = () => {
    if (more.activities) void timeline.fetchNextPage();
    if (more.events) void seen.fetchNextPage();
  };
  const canWrite = useCan('activities:write');
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Card title={t('timeline.title')} flush>
      {canWrite && <QuickAdd onAdd={(type) => setOpen({ type })} />}
      <QueryState query={timeline} skeleton={<TimelineSkeleton />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const entries = interleave(items, events, more);
          return entries.length === 0 ? (
            <p className="border-t border-line px-4 py-5 text-center text-pretty text-muted md:px-5">
              {canWrite ? t('timeline.empty') : t('timeline.emptyRead')}
            </p>
          ) : (
            <ul
              aria-label={t('timeline.title')}
              className="divide-y divide-line border-t border-line"
            >
              {entries.map(({ activity, event }) =>
                activity ? (
                  <ActivityRow
                    key={activity.id}
                    activity={activity}
                    of={of}
                    onEdit={() => setOpen({ type: activity.type, activity })}
                  />
                ) : (
                  <EventRow key={event.id} event={event} />
                ),
              )}
            </ul>
          );
        }}
      </QueryState>
      {(more.activities || more.events) && (
        <div className="border-t border-line p-2">
          <Button
            tone="accent"
            wide
            pending={timeline.isFetchingNextPage || seen.isFetchingNextPage}
            onClick={readOn}
          >
            {t('action.loadMore')}
          </Button>
        </div>
      )}
      {open && (
        <ActivityDialog
          key={open.activity?.id ?? open.type}
          type={open.type}
          activity={open.activity}
          of={of}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}

function QuickAdd({ onAdd }: { onAdd: (type: ActivityType) => void }) {
  return (
    <div
      role="group"
      aria-label={t('timeline.add')}
      className="grid grid-cols-4 gap-2 px-4 pb-3 md:px-5"
    >
      {QUICK.map((type) => {
        const Icon = activityIcons[type];
        return (
          <Button
            key={type}
            className="min-h-14 flex-col gap-1 !px-1 text-xs md:min-h-12"
            aria-label={t(`activity.new.${type}`)}
            onClick={() => onAdd(type)}
          >
            <Icon aria-hidden className="!size-4.5 text-accent-ink" />
            {t(`activity.type.${type}`)}
          </Button>
        );
      })}
    </div>
  );
}

function TimelineSkeleton() {
  return (
    <div className="space-y-4 border-t border-line px-5 py-5">
      <Skeleton className="w-2/3" />
      <Skeleton className="w-1/2" />
      <Skeleton className="w-3/4" />
    </div>
  );
}
