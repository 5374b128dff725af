import { LinesTable } from '@/components/data-table/lines-table';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { OrderRecord } from '@/features/orders/api';
import { t } from '@/lib/i18n/orders';

/** What was agreed, as it was when the order was created. */
export function OrderLines({ order }: { order: OrderRecord }) {
  return (
    <Card title={t('orders.lines')} count={String(order.line_count)} flush>
      <p className="px-4 pb-3 text-sm text-muted md:px-5">{t('orders.linesHint')}</p>
      {order.line_items ? (
        <LinesTable
          label={t('orders.lines')}
          lines={order.line_items.map((line, index) => ({
            id: `${index}-${line.product_id}`,
            product: line.product_name,
            quantity: line.quantity,
            price: line.price_at_purchase,
            discount: line.discount_percent,
            total: line.total,
          }))}
          currency={order.currency}
          total={order.total}
        />
      ) : (
        <div className="space-y-4 px-5 pb-5">
          <Skeleton />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-5/6" />
        </div>
      )}
    </Card>
  );
}
