import type { RecordEvent } from '@/lib/api/record-events';
import { t } from '@/lib/i18n/activities';
import type { SystemEvent } from './interleave';

export type Words = {
  nameOf: (id: string | null | undefined) => string;
  money: (amount: string) => string;
  date: (plain: string) => string;
};

/** What follows from a change that is told already, or says nothing to people. */
const SILENT = new Set(
  ['probability', 'closed_on', 'converted_at', 'line_count', 'number', 'currency', 'opportunity_id']
    .concat(['paid', 'pay_seq', 'paid_cycles', 'proposed_until', 'total', 'price_per_cycle'])
    .concat(['sent_at', 'viewed_at', 'answered_at', 'pdf', 'next_id', 'previous_id'])
    .concat(['usage', 'is_active', 'converted_to', 'order_id', 'contract_id', 'owner_id']),
);
const MONEY = new Set(['amount', 'standard_list_price']);
const TOLD = ['stage', 'status', 'fulfilment', 'close_date', 'type', 'industry', 'amount'] as const;

const called = (field: string) => field.replace(/_id$/, '').replaceAll('_', ' ');

function paymentWords({ action, values }: RecordEvent, { money }: Words): string {
  const amount = values.amount?.became ?? '';
  if (action === 'created') {
    return amount.startsWith('-')
      ? t('event.refunded', { amount: money(amount.slice(1)) })
      : t('event.paid', { amount: money(amount) });
  }
  return t(values.status?.became === 'Void' ? 'event.voided' : 'event.paymentChanged');
}

function fileWords({ action, values }: RecordEvent): string {
  if (action === 'created') return t('event.fileAdded');
  return t(values.is_active?.became === 'false' ? 'event.fileRemoved' : 'event.fileRenamed');
}

function changeWords({ fields, values }: RecordEvent, { nameOf, money, date }: Words): string {
  const parts: string[] = [];
  if (values.converted_to) parts.push(t('event.converted'));
  if (values.order_id?.became) parts.push(t('event.ordered'));
  if (values.contract_id?.became) parts.push(t('event.contracted'));
  if (values.is_active) {
    parts.push(t(values.is_active.became === 'true' ? 'event.activated' : 'event.deactivated'));
  }
  const shown = (field: string, value: string | null) => {
    if (value === null) return '–';
    if (field === 'close_date') return date(value);
    return MONEY.has(field) ? money(value) : value;
  };
  for (const field of TOLD) {
    const value = values[field];
    if (!value || (field === 'status' && values.converted_to)) continue;
    const [was, became] = [shown(field, value.was), shown(field, value.became)];
    parts.push(t('event.changed', { field: t(`event.field.${field}`), was, became }));
  }
  if (values.owner_id) {
    const [was, became] = [values.owner_id.was, values.owner_id.became].map(
      (id) => nameOf(id) || t('event.somebody'),
    );
    parts.push(t('event.owner', { was: was ?? '', became: became ?? '' }));
  }
  const others = fields.filter(
    (field) => !SILENT.has(field) && !(TOLD as readonly string[]).includes(field),
  );
  if (others.length > 0) {
    parts.push(t('event.others', { fields: [...new Set(others.map(called))].join(', ') }));
  }
  return parts.join(' · ');
}

function wordsOf(event: RecordEvent, words: Words): string {
  if (event.kind === 'payment') return paymentWords(event, words);
  if (event.kind === 'file') return fileWords(event);
  return event.action === 'created' ? t('event.created') : changeWords(event, words);
}

/** What the system saw, in words; what says nothing to people is left out. */
export function eventsInWords(events: readonly RecordEvent[], words: Words): SystemEvent[] {
  return events.flatMap((event) => {
    const text = wordsOf(event, words);
    const by = event.by?.startsWith('key:') ? t('event.program') : words.nameOf(event.by);
    return text ? [{ id: event.id, at: event.at, text, by }] : [];
  });
}
