'use client';

import { Check } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Badge } from '@/components/ui/badge';
import { RecordLink } from '@/components/ui/record-link';
import { PendingMark } from '@/components/ui/pending-mark';
import { Skeleton } from '@/components/ui/skeleton';
import type { Activity, TimelineOf } from '@/lib/api/activities';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useCan, useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/activities';
import { activityIcons } from './activity-icon';
import { isDone, isOverdue, linksOf, metaOf } from './activity-meta';
import { useMoveTask } from './use-activity-actions';

const ActivityMenu = dynamic(
  () => import('./activity-menu').then((module) => module.ActivityMenu),
  { ssr: false, loading: () => <Skeleton className="size-11 opacity-0 md:size-9" /> },
);

type ActivityRowProps = {
  activity: Activity;
  /** The record whose page this is; it is not named again. */
  of?: TimelineOf;
  /** The day stands in the heading above. */
  undated?: boolean;
  onEdit: (activity: Activity) => void;
};

/** One activity: its icon, or a box to tick; what it is; when, with whom and about what. */
export function ActivityRow({ activity, of, undated = false, onEdit }: ActivityRowProps) {
  const format = useOrgFormat();
  const ownerName = useOwnerName();
  const { user } = useSession();
  const canWrite = useCan('activities:write');
  const move = useMoveTask();
  const done = isDone(activity);
  const struck = activity.type === 'Task' && done;
  const overdue = isOverdue(activity, format.today());
  const links = linksOf(activity, of);
  return (
    <li className="flex items-start gap-1 py-1.5 pr-2 pl-2 md:pl-3">
      {activity.type === 'Task' ? (
        <TickBox
          subject={activity.subject}
          done={done}
          disabled={!canWrite}
          onTick={() => move(activity, done ? 'Not Started' : 'Completed')}
        />
      ) : (
        <TypeIcon activity={activity} />
      )}
      <div className="min-w-0 flex-1 py-2">
        <p className="flex flex-wrap items-center gap-x-2">
          <span
            className={cn('min-w-0 font-medium break-words', struck && 'text-muted line-through')}
          >
            {activity.subject}
          </span>
          <PendingMark id={activity.id} />
          {activity.priority === 'High' && !done && <Badge tone="warn">{activity.priority}</Badge>}
        </p>
        <p className={cn('text-sm md:text-xs', overdue && !done ? 'text-bad' : 'text-muted')}>
          {metaOf(activity, format, !undated)}
        </p>
        {(links.length > 0 || activity.assigned_to !== user.id) && (
          <p className="flex flex-wrap gap-x-2 text-sm text-muted md:text-xs">
            {links.map(({ name, href }) => (
              <RecordLink
                key={href}
                href={href}
                className="inline-flex min-h-6 max-w-full items-center"
              >
                <span className="truncate">{name}</span>
              </RecordLink>
            ))}
            {activity.assigned_to !== user.id && <span>{ownerName(activity.assigned_to)}</span>}
          </p>
        )}
        {activity.description && (
          <p className="mt-1 line-clamp-3 text-sm break-words whitespace-pre-line">
            {activity.description}
          </p>
        )}
      </div>
      {canWrite && <ActivityMenu activity={activity} onEdit={onEdit} />}
    </li>
  );
}

function TypeIcon({ activity }: { activity: Activity }) {
  const Icon = activityIcons[activity.type];
  return (
    <span className="grid size-11 shrink-0 place-items-center">
      <span className="grid size-8 place-items-center rounded-full bg-accent-soft text-accent-ink">
        <Icon aria-hidden className="size-4" />
      </span>
      <span className="sr-only">{t(`activity.type.${activity.type}`)}</span>
    </span>
  );
}

type TickBoxProps = { subject: string; done: boolean; disabled: boolean; onTick: () => void };

function TickBox({ subject, done, disabled, onTick }: TickBoxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={done}
      aria-label={t('activity.complete', { subject })}
      disabled={disabled}
      onClick={onTick}
      className="group grid size-11 shrink-0 place-items-center rounded-control"
    >
      <span
        className={cn(
          'grid size-6 place-items-center rounded-full border-2 transition-colors',
          done
            ? 'border-good bg-good-soft text-good'
            : 'border-line-strong text-transparent group-hover:group-enabled:text-muted',
        )}
      >
        <Check aria-hidden className="size-4" strokeWidth={3} />
      </span>
    </button>
  );
}
