'use client';

import { EditorNotices } from '@/components/form/editor-notices';
import { Package } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { EmptyState } from '@/components/states/states';
import { Card } from '@/components/ui/card';
import type { Product } from '@/features/opportunities/api';
import { linesTotal, newRow, type LineColumn, type LineRow } from '@/features/opportunities/lines';
import type { LineEditor as Editor } from '@/features/opportunities/use-line-editor';
import { newUlid } from '@/lib/api/ulid';
import { t } from '@/lib/i18n/opportunities';
import { useIsWide } from '@/lib/use-media-query';
import { toast } from '@/stores/toasts';
import { AddLine } from './add-line';
import { LineFooter } from './line-footer';
import { LineCard, LineTableRow, type LineRowProps } from './line-row';

/** The deal's lines as a grid that is filled from the keyboard and saved once. */
export function LineEditor({ editor }: { editor: Editor }) {
  const { rows, dispatch, money, errors, pending } = editor;
  const wide = useIsWide();
  const grid = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  const latest = useRef(rows);

  useEffect(() => {
    latest.current = rows;
    if (!added.current) return;
    added.current = false;
    [...(grid.current?.querySelectorAll<HTMLElement>('[data-cell="quantity"]') ?? [])]
      .at(-1)
      ?.focus();
  }, [rows]);

  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('[data-cell][aria-invalid]')?.focus();
  }, [errors]);

  const onAdd = (product: Product) => {
    added.current = true;
    dispatch({ type: 'add', row: newRow(newUlid(), product) });
  };
  const onEdit = useCallback(
    (id: string, column: LineColumn, value: string) =>
      dispatch({ type: 'edit', id, column, value }),
    [dispatch],
  );
  const onRemove = useCallback(
    (row: LineRow) => {
      const at = latest.current.findIndex((each) => each.id === row.id);
      const current = latest.current[at] ?? row;
      dispatch({ type: 'remove', id: row.id });
      grid.current?.querySelector<HTMLElement>('[data-add] input')?.focus({ preventScroll: true });
      toast.good(t('lines.removed', { product: row.product }), {
        label: t('action.undo'),
        run: () => dispatch({ type: 'restore', row: current, at }),
      });
    },
    [dispatch],
  );
  const shared = { currency: money.currency, digits: money.digits, onEdit, onRemove };
  const props = (row: LineRow): LineRowProps => ({ row, errors: errors[row.id], ...shared });

  return (
    <Card title={t('lines.title')} count={String(rows.length)} flush className="overflow-visible">
      <EditorNotices className="px-4 not-empty:pb-3 md:px-5" editor={editor} />
      <fieldset disabled={pending}>
        <legend className="sr-only">{t('lines.title')}</legend>
        <div ref={grid} data-lines className="border-t border-line">
          {rows.length === 0 ? (
            <EmptyState icon={Package} title={t('lines.empty')} hint={t('lines.emptyHint')} />
          ) : wide ? (
            <LineTable>
              {rows.map((row) => (
                <LineTableRow key={row.id} {...props(row)} />
              ))}
            </LineTable>
          ) : (
            <ul aria-label={t('lines.title')} className="divide-y divide-line">
              {rows.map((row) => (
                <LineCard key={row.id} {...props(row)} />
              ))}
            </ul>
          )}
          <AddLine onAdd={onAdd} />
        </div>
      </fieldset>
      <LineFooter editor={editor} total={linesTotal(rows, money.digits)} />
    </Card>
  );
}

function LineTable({ children }: { children: React.ReactNode }) {
  const head = 'px-2 py-2 text-xs font-medium whitespace-nowrap text-muted';
  return (
    <div className="overflow-x-auto">
      <table className="w-full">
        <caption className="sr-only">{t('lines.title')}</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className={`${head} pl-5 text-left`}>
              {t('line.product')}
            </th>
            {(['quantity', 'price', 'discount', 'total'] as const).map((column) => (
              <th key={column} scope="col" className={`${head} text-right`}>
                {t(`line.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}
