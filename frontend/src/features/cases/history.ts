import type { SystemEvent } from '@/components/activities/interleave';
import { t } from '@/lib/i18n/cases';
import type { CaseEvent } from './api';
import { caseLabels } from './labels';

type NameOf = (id: string | null | undefined) => string;

const told = { status: 'status', priority: 'priority', issue_type: 'issue' } as const;
const spoken = Object.keys(told) as (keyof typeof told)[];
/** What follows from a change that is told already. */
const implied = new Set(['closed_at', 'due_at', 'owner_id', ...spoken]);

function words({ action, fields, changes }: CaseEvent, nameOf: NameOf): string {
  if (action === 'created') return t('cases.history.created');
  const parts = spoken.flatMap((field) => {
    const change = changes[field];
    return change
      ? [
          t(`cases.history.${told[field]}`, {
            before: change.before ?? '–',
            after: change.after ?? '–',
          }),
        ]
      : [];
  });
  if (changes.owner_id) {
    const [before, after] = [changes.owner_id.before, changes.owner_id.after].map(
      (id) => nameOf(id) || t('cases.history.somebody'),
    );
    parts.push(t('cases.history.owner', { before: before ?? '', after: after ?? '' }));
  }
  const others = fields
    .filter((field) => !implied.has(field))
    .map((field) => caseLabels[field as keyof typeof caseLabels] ?? field);
  if (others.length > 0) parts.push(t('cases.history.other', { fields: others.join(', ') }));
  return parts.join(' · ');
}

/** What the system saw of a case, in words for its timeline. */
export function eventsOf(history: readonly CaseEvent[], nameOf: NameOf): SystemEvent[] {
  return history.map((event) => ({
    id: `${event.at} ${event.fields.join()}`,
    at: event.at,
    text: words(event, nameOf),
    by: nameOf(event.by),
  }));
}
