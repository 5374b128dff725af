import { Checkbox } from '@/components/ui/checkbox';
import { t } from '@/lib/i18n/bulk';
import type { Column } from './columns';
import type { Selection } from './use-selection';

type RowCheckboxProps<T> = { row: T; selection: Selection<T>; columns: readonly Column<T>[] };

/** Chooses a row; it is called by what the row's title says. */
export function RowCheckbox<T>({ row, selection, columns }: RowCheckboxProps<T>) {
  const name = columns.find((column) => column.card === 'title')?.cell(row);
  return (
    <Checkbox
      aria-label={t('bulk.choose', { name: typeof name === 'string' ? name : '' })}
      checked={selection.has(row)}
      disabled={!selection.may(row)}
      onChange={() => selection.toggle(row)}
    />
  );
}
