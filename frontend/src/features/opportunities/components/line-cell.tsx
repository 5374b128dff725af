'use client';

import { memo, useId, type KeyboardEvent } from 'react';
import { Input } from '@/components/ui/input';
import type { LineColumn } from '@/features/opportunities/lines';
import { t } from '@/lib/i18n/opportunities';

export type EditCell = (id: string, column: LineColumn, value: string) => void;

type LineCellProps = {
  id: string;
  column: LineColumn;
  product: string;
  value: string;
  error: string | undefined;
  placeholder?: string;
  onEdit: EditCell;
};

/** Where the arrow keys and Enter lead within a column; beyond the last line stands the box for the next product. */
function moveFrom(event: KeyboardEvent<HTMLInputElement>, column: LineColumn): void {
  const step =
    event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const grid = event.currentTarget.closest('[data-lines]');
  if (step === 0 || !grid) return;
  event.preventDefault();
  const cells = [...grid.querySelectorAll<HTMLInputElement>(`[data-cell="${column}"]`)];
  const to = cells.indexOf(event.currentTarget) + step;
  const next = cells[to] ?? (step > 0 ? grid.querySelector<HTMLElement>('[data-add] input') : null);
  next?.focus();
}

/** One editable number of a line; typing in it draws nothing but its own line again. */
export const LineCell = memo(function LineCell(props: LineCellProps) {
  const { id, column, product, value, error, placeholder, onEdit } = props;
  const errorId = useId();
  return (
    <>
      <Input
        data-cell={column}
        inputMode="decimal"
        enterKeyHint="next"
        autoComplete="off"
        aria-label={t('lines.cell', { column: t(`line.${column}`), product })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        placeholder={placeholder}
        className="text-right tabular"
        value={value}
        onChange={(event) => onEdit(id, column, event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => moveFrom(event, column)}
      />
      {error && (
        <p id={errorId} className="mt-1 text-left text-xs whitespace-normal text-bad">
          {error}
        </p>
      )}
    </>
  );
});
