'use client';

import { useQueryClient } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { errorMessage } from '@/lib/api/api-error';
import { domainKeys } from '@/lib/api/query-keys';
import { printQuote, quotePdf } from '@/lib/api/quote-links';
import { useCan, useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/sharing';
import { toast } from '@/stores/toasts';

export type Printed = {
  id: string;
  version: number;
  pdf_state: 'waiting' | 'printed' | 'failed' | null;
  pdf_failure: string | null;
};

const LOOK_AGAIN_MS = 3000;

/** The PDF where there is one; while it is printed the record is read again every few seconds. */
export function QuotePdf({ quote }: { quote: Printed }) {
  const client = useQueryClient();
  const org = useOrgId();
  const canWrite = useCan('quotes:write');
  const [busy, setBusy] = useState(false);
  const key = domainKeys(org, 'quotes').detail(quote.id);
  const waiting = quote.pdf_state === 'waiting';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(
      () => void client.invalidateQueries({ queryKey: key, exact: true }),
      LOOK_AGAIN_MS,
    );
    return () => clearInterval(timer);
  });
  const carryOut = async (step: () => Promise<void>) => {
    setBusy(true);
    try {
      await step();
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    setBusy(false);
  };
  const open = () => carryOut(async () => window.location.assign(await quotePdf(quote.id)));
  const print = () =>
    carryOut(async () => {
      await printQuote(quote.id, quote.version);
      toast.good(t('sharing.pdfWaiting'));
      await client.invalidateQueries({ queryKey: key });
    });
  if (quote.pdf_state === 'failed') {
    return (
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <p className="grow text-bad">{t('sharing.pdfFailed', { why: quote.pdf_failure ?? '' })}</p>
        {canWrite && (
          <Button pending={busy} onClick={() => void print()}>
            {t('sharing.printAgain')}
          </Button>
        )}
      </div>
    );
  }
  if (waiting) {
    return (
      <p role="status" className="mb-3 text-muted">
        {t('sharing.pdfWaiting')}
      </p>
    );
  }
  return (
    <div className="mb-3">
      <Button wide pending={busy} onClick={() => void open()}>
        <FileText aria-hidden />
        {t('sharing.openPdf')}
      </Button>
    </div>
  );
}
