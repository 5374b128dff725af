import { Clock } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { caseTone, priorityTone } from '@/components/ui/case-tones';
import type { Case } from '@/features/cases/api';
import { t } from '@/lib/i18n/cases';

/** That its target was missed, in a word and a picture as well as in red. */
export function BreachMark({ record }: { record: Pick<Case, 'breached' | 'closed_at'> }) {
  if (!record.breached) return null;
  return (
    <Badge tone="bad">
      <Clock aria-hidden className="mr-1 size-3.5" />
      {record.closed_at ? t('cases.closedLate') : t('cases.breached')}
    </Badge>
  );
}

export function StatusBadge({ status }: Pick<Case, 'status'>) {
  return <Badge tone={caseTone(status)}>{status}</Badge>;
}

export function PriorityBadge({ priority }: Pick<Case, 'priority'>) {
  return <Badge tone={priorityTone(priority)}>{priority}</Badge>;
}
