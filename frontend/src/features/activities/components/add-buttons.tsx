import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { ActivityType } from '@/lib/api/activities';
import { t } from '@/lib/i18n/activities';

/** A new task is under the phone's "new" button already. */
export function AddButtons({ onAdd }: { onAdd: (type: ActivityType) => void }) {
  return (
    <>
      <Button onClick={() => onAdd('Event')}>
        <Plus aria-hidden />
        {t('myDay.newEvent')}
      </Button>
      <Button tone="primary" className="max-lg:hidden" onClick={() => onAdd('Task')}>
        <Plus aria-hidden />
        {t('myDay.newTask')}
      </Button>
    </>
  );
}
