import type { Import, ImportState } from '@/features/imports/api';
import type { Tone } from '@/components/ui/badge';

type Column = NonNullable<Import['columns']>[number];
type Field = Import['fields'][number];

/** The choice after one column was given a field: no two columns go to the same one. */
export function withField(
  fields: readonly (string | null)[],
  column: number,
  field: string | null,
): (string | null)[] {
  return fields.map((each, number) => {
    if (number === column) return field;
    return each === field ? null : each;
  });
}

export const fieldsOf = (columns: readonly Column[]) => columns.map((column) => column.field);

/** What new records need and no column goes to. */
export function missing(
  fields: readonly Field[],
  chosen: readonly (string | null)[],
): readonly Field[] {
  return fields.filter((field) => field.required && !chosen.includes(field.name));
}

/** How far the work is, in percent; reading and checking do not say. */
export function percentDone(record: Pick<Import, 'rows' | 'rows_done'>): number {
  return record.rows ? Math.min(100, (record.rows_done * 100) / record.rows) : 0;
}

const STANDS_AFTER = 15 * 60_000;

/** Whether work that was begun then should have come to an end long ago. */
export function standsStill(updatedAt: string, now: number): boolean {
  return now - Date.parse(updatedAt) > STANDS_AFTER;
}

const tones: Partial<Record<ImportState, Tone>> = {
  done: 'good',
  failed: 'bad',
  mapping: 'warn',
  checked: 'warn',
  reading: 'accent',
  checking: 'accent',
  running: 'accent',
  undoing: 'accent',
};

export const stateTone = (state: ImportState): Tone => tones[state] ?? 'neutral';
