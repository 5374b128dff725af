'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quote-page';
import { toast } from '@/stores/toasts';
import { quoteKeys, type Quote, type QuoteDetail } from './api';

type Step = {
  run: (key: string) => Promise<QuoteDetail>;
  said: string;
  onDone?: (saved: QuoteDetail) => void;
};

/** A step in the life of a quote, taken at once or not at all: it needs the server. */
export function useQuoteMove(quote: Quote) {
  const changed = useChanged();
  const client = useQueryClient();
  const org = useOrgId();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: ({ run }: Step) => run(key),
    onSuccess: (saved, { said, onDone }) => {
      changed('quotes', saved, ['accounts', 'opportunities', 'orders']);
      toast.good(said);
      onDone?.(saved);
    },
    onError: (cause) => {
      const error = toApiError(cause);
      const stale = error.code === 'stale_version';
      const words = error.errors.map((each) => each.message).join(' ');
      toast.bad(stale ? t('quotes.stale') : words || errorMessage(error));
      void client.invalidateQueries({ queryKey: quoteKeys(org).detail(quote.id) });
    },
  });
}
