import type { Change, ChangeKind } from '@/features/audit/api';
import { t } from '@/lib/i18n/settings';
import { paths } from '@/lib/paths/paths';

export const kinds: readonly ChangeKind[] = [
  'lead',
  'opportunity',
  'quote',
  'quote_mail',
  'order',
  'contract',
  'payment',
  'account',
  'contact',
  'product',
  'categories',
  'tax_code',
  'family',
  'activity',
  'case',
  'macro',
  'file',
  'merge',
  'calendar_feed',
  'digest',
  'import',
  'user',
  'api_key',
  'organisation',
];

const pages: Partial<Record<ChangeKind, (id: string) => string>> = {
  account: paths.accounts.detail,
  contact: paths.contacts.detail,
  product: paths.products.detail,
  lead: paths.leads.detail,
  opportunity: paths.opportunities.detail,
  quote: paths.quotes.detail,
  order: paths.orders.detail,
  contract: paths.contracts.detail,
  case: paths.cases.detail,
  user: paths.settings.users,
  calendar_feed: paths.settings.security,
  digest: paths.settings.security,
  api_key: paths.settings.keys,
  organisation: paths.settings.organisation,
  categories: paths.categories,
};

/** Where the record of a change is shown; null where it has no page. */
export function pageOf({ record }: Change): string | null {
  return pages[record.kind]?.(record.id) ?? null;
}

type Told = Change['values'][string];

/** What is not called as it is stored. */
const NAMES: Readonly<Record<string, string>> = {
  is_active: t('audit.field.active'),
  pdf: t('audit.field.pdf'),
  sku: t('audit.field.sku'),
  next_id: t('audit.field.next'),
  previous_id: t('audit.field.previous'),
};

/** `next_step` as people write it. */
export function fieldName(name: string): string {
  const known = NAMES[name];
  if (known) return known;
  const words = name.replace(/_id$/, '').replaceAll('_', ' ').replaceAll('.', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether it is the id of another record, which says nothing to people. */
const isId = (text: string | null) => text !== null && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text);

/** Whether both values may be read by people. */
export const isReadable = ({ was, became }: Told) => !isId(was) && !isId(became);

/** A value as people read it; null where there is none. */
export function valueText(text: string | null): string | null {
  if (text === 'true') return t('audit.yes');
  return text === 'false' ? t('audit.no') : text;
}

export const kindName = (kind: ChangeKind) => t(`audit.kind.${kind}`);

/** Who made a change; ids nobody has a name for stay as they are. */
export function authorOf(by: string | null, ownerName: (id: string) => string): string {
  if (!by || by === 'operator') return t('audit.operator');
  if (by === 'client') return t('audit.client');
  if (by === 'system') return t('audit.system');
  if (by.startsWith('key:')) return t('audit.byKey');
  return ownerName(by) || t('audit.someone');
}

/** A month further on or back, as `2026-12`. */
export function monthBeside(month: string, step: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const ordinal = year * 12 + number - 1 + step;
  return `${Math.floor(ordinal / 12)}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
}

/** The month asked for, or the firm's present one; never one that is yet to come. */
export function monthOf(text: string | undefined, today: string): string {
  const present = today.slice(0, 7);
  return text && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) && text <= present ? text : present;
}

/** Changes as rows of a file, one for each field that was touched. */
export function changesCsv(
  changes: readonly Change[],
  ownerName: (id: string) => string,
): string[][] {
  const head = ['at', 'by', 'action', 'kind', 'record', 'field', 'was', 'became', 'request'];
  return [
    head.map((name) => t(`audit.column.${name as 'at'}`)),
    ...changes.flatMap((change) =>
      change.fields.map((field) => [
        change.at,
        authorOf(change.by, ownerName),
        t(`audit.action.${change.action}`),
        kindName(change.kind),
        change.record.id,
        field,
        change.values[field]?.was ?? '',
        change.values[field]?.became ?? '',
        change.request_id ?? '',
      ]),
    ),
  ];
}
