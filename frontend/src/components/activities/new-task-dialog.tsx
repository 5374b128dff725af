'use client';

import type { CreateDialogProps } from '@/stores/create-dialog';
import { ActivityDialog } from './activity-dialog';

/** "Add new" from anywhere: a task of one's own. */
export function NewTaskDialog({ onClose }: CreateDialogProps) {
  return <ActivityDialog type="Task" onClose={onClose} />;
}
