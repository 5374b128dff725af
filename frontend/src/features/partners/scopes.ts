import { t } from '@/lib/i18n/settings';
import type { Scope } from './api';

const changeable = [
  'leads',
  'accounts',
  'contacts',
  'opportunities',
  'products',
  'orders',
  'payments',
  'contracts',
  'activities',
  'files',
  'cases',
  'imports',
  'exports',
] as const;
const readable = ['reports', 'users', 'org', 'audit'] as const;

type Area = { label: string; read: Scope; write?: Scope };

/** What a key may be given, area by area. Letting people in is not among it. */
export const areas: readonly Area[] = [
  ...changeable.map((name) => ({
    label: t(`keys.area.${name}`),
    read: `${name}:read` as const,
    write: `${name}:write` as const,
  })),
  ...readable.map((name) => ({ label: t(`keys.area.${name}`), read: `${name}:read` as const })),
];

/** What a key may do, in a line: the areas it changes, and those it only reads. */
export function scopesInWords(scopes: readonly Scope[]): string {
  const held = new Set(scopes);
  const changed = areas.filter(({ write }) => write !== undefined && held.has(write));
  const read = areas.filter((area) => held.has(area.read) && !changed.includes(area));
  const named = (found: readonly Area[]) => found.map((area) => area.label).join(', ');
  return [
    changed.length > 0 && t('keys.changes', { areas: named(changed) }),
    read.length > 0 && t('keys.reads', { areas: named(read) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
