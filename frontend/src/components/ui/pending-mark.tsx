'use client';

import { t } from '@/lib/i18n/t';
import { usePendingState } from '@/lib/offline/pending';
import { Badge } from './badge';

/** Marks a record with changes that only this device has. */
export function PendingMark({ id }: { id: string | null }) {
  const state = usePendingState(id);
  if (state === null) return null;
  return (
    <span className="ms-2">
      <Badge tone={state === 'queued' ? 'neutral' : 'warn'}>
        {t(state === 'queued' ? 'outbox.pending' : 'outbox.attention')}
      </Badge>
    </span>
  );
}
