'use client';

import { CalendarArrowUp, Pencil, Trash2 } from 'lucide-react';
import { MenuItem } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import type { Activity } from '@/lib/api/activities';
import { t } from '@/lib/i18n/activities';
import { isDone } from './activity-meta';
import { isPlanned } from './moved';
import { useRemoveActivity, useReschedule } from './use-activity-actions';

type ActivityMenuProps = { activity: Activity; onEdit: (activity: Activity) => void };

/** What else can be done with an activity. */
export function ActivityMenu({ activity, onEdit }: ActivityMenuProps) {
  const remove = useRemoveActivity();
  const move = useReschedule();
  return (
    <MoreMenu name={activity.subject}>
      <MenuItem onSelect={() => onEdit(activity)}>
        <Pencil aria-hidden />
        {t('action.edit')}
      </MenuItem>
      {isPlanned(activity) && !isDone(activity) && (
        <>
          <MenuItem onSelect={() => move(activity, { days: 1 })}>
            <CalendarArrowUp aria-hidden />
            {t('activity.dayLater')}
          </MenuItem>
          <MenuItem onSelect={() => move(activity, { days: 7 })}>
            <CalendarArrowUp aria-hidden />
            {t('activity.weekLater')}
          </MenuItem>
        </>
      )}
      <MenuItem danger onSelect={() => remove(activity)}>
        <Trash2 aria-hidden />
        {t('activity.remove')}
      </MenuItem>
    </MoreMenu>
  );
}
