'use client';

import { Dialog, DialogBody } from '@/components/ui/dialog';
import type { Activity } from '@/lib/api/activities';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { DayEntries } from './day-entries';

type DayDialogProps = {
  day: string;
  items: Activity[];
  onEdit: (activity: Activity) => void;
  onClose: () => void;
};

/** All entries of a day, however many. */
export function DayDialog({ day, items, onEdit, onClose }: DayDialogProps) {
  const format = useOrgFormat();
  return (
    <Dialog open onClose={onClose} title={format.dayInWords(day)}>
      <DialogBody>
        <DayEntries day={day} items={items} onEdit={onEdit} />
      </DialogBody>
    </Dialog>
  );
}
