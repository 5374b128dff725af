'use client';

import { LockKeyhole, Package } from 'lucide-react';
import { LinesTable } from '@/components/data-table/lines-table';
import { EmptyState } from '@/components/states/states';
import { Card } from '@/components/ui/card';
import type { DealDetail } from '@/features/opportunities/api';
import { t } from '@/lib/i18n/opportunities';

/** The lines of a deal that is settled, or of which one may only read. */
export function DealLines({ deal, frozen }: { deal: DealDetail; frozen: boolean }) {
  const lines = deal.line_items.map((line) => ({
    id: line.id,
    product: line.product_name,
    retainer: line.is_retainer,
    quantity: line.quantity,
    price: line.sale_price,
    discount: line.discount_percent,
    total: line.total,
  }));
  return (
    <Card title={t('lines.title')} count={String(lines.length)} flush>
      {frozen && (
        <p className="mx-4 mb-3 flex items-center gap-2 rounded-control bg-sunken px-3 py-2.5 text-muted md:mx-5">
          <LockKeyhole aria-hidden className="size-4 shrink-0" />
          {t('lines.frozen')}
        </p>
      )}
      {lines.length === 0 ? (
        <EmptyState icon={Package} title={t('lines.empty')} hint={t('lines.emptyHint')} />
      ) : (
        <LinesTable
          label={t('lines.title')}
          lines={lines}
          currency={deal.currency}
          total={deal.amount}
        />
      )}
    </Card>
  );
}
