'use client';

import { useMutation } from '@tanstack/react-query';
import { ArrowRight, ReceiptText } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { orderOfDeal, useDealOf, type QuoteDetail } from '@/features/quotes/api';
import { errorMessage } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { useCan } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quote-page';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';

/** The order that the accepted quote became, or the step to it. */
export function OrderAction({ quote }: { quote: QuoteDetail }) {
  const router = useRouter();
  const changed = useChanged();
  const deal = useDealOf(quote).data;
  const mayOrder = useCan('orders:write');
  const [key] = useState(() => crypto.randomUUID());
  const order = useMutation({
    mutationFn: () => orderOfDeal(quote.opportunity_id, key),
    onSuccess: (made) => {
      changed('opportunities', { id: quote.opportunity_id, order_id: made.id }, [
        'orders',
        'accounts',
      ]);
      toast.good(t('quotes.ordered', { number: made.number }));
      router.push(paths.orders.detail(made.id));
    },
    onError: (error) => toast.bad(errorMessage(error)),
  });
  if (deal?.order_id) {
    return (
      <ButtonLink tone="primary" href={paths.orders.detail(deal.order_id)}>
        {t('quotes.openOrder')}
        <ArrowRight aria-hidden />
      </ButtonLink>
    );
  }
  if (!deal || !mayOrder) return null;
  return (
    <Button tone="primary" pending={order.isPending} onClick={() => order.mutate()}>
      <ReceiptText aria-hidden />
      {t('quotes.order')}
    </Button>
  );
}
