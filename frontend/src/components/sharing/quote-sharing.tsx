'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Share2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { errorMessage } from '@/lib/api/api-error';
import { linkKey, revokeQuoteLink, useQuoteLinks, type QuoteLink } from '@/lib/api/quote-links';
import { useCan, useOrgId } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/sharing';
import { toast } from '@/stores/toasts';
import { QuoteMails, type Mailed } from './quote-mails';
import { QuotePdf, type Printed } from './quote-pdf';

const ShareDialog = dynamic(() => import('./share-dialog').then((m) => m.ShareDialog), {
  ssr: false,
});

type Shared = Printed & Mailed & { account_name: string };

/** How a client gets a finalised quote: its links, whether they were opened, the PDF, and its mails. */
export function QuoteSharing({ quote }: { quote: Shared }) {
  const query = useQuoteLinks(quote.id);
  const client = useQueryClient();
  const org = useOrgId();
  const canWrite = useCan('quotes:write');
  const [sharing, setSharing] = useState(false);
  const [revoking, setRevoking] = useState<QuoteLink | null>(null);
  const changed = () => client.invalidateQueries({ queryKey: linkKey(org, quote.id) });
  const revoke = async (link: QuoteLink) => {
    setRevoking(null);
    try {
      await revokeQuoteLink(quote.id, link.id);
      toast.good(t('sharing.revoked'));
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    await changed();
  };
  const share = canWrite && (
    <Button onClick={() => setSharing(true)}>
      <Share2 aria-hidden />
      {t('sharing.new')}
    </Button>
  );
  return (
    <>
      <Card title={t('sharing.title')} actions={share}>
        <QuotePdf quote={quote} />
        <QueryState query={query} skeleton={<ListSkeleton rows={1} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="text-muted">{t('sharing.none')}</p>
            ) : (
              <ul className="divide-y divide-line">
                {items.map((link) => (
                  <LinkRow
                    key={link.id}
                    link={link}
                    onRevoke={canWrite ? () => setRevoking(link) : undefined}
                  />
                ))}
              </ul>
            )
          }
        </QueryState>
        {sharing && (
          <ShareDialog
            quote={quote}
            suggested={quote.account_name}
            onMade={() => void changed()}
            onClose={() => setSharing(false)}
          />
        )}
        {revoking && (
          <ConfirmDialog
            danger
            open
            onClose={() => setRevoking(null)}
            onConfirm={() => void revoke(revoking)}
            title={t('sharing.revokeTitle')}
            description={t('sharing.revokeHint')}
            confirmLabel={t('sharing.revoke')}
          />
        )}
      </Card>
      <QuoteMails quote={quote} />
    </>
  );
}

function LinkRow({ link, onRevoke }: { link: QuoteLink; onRevoke?: () => void }) {
  const format = useOrgFormat();
  const opened = link.viewed_at
    ? t('sharing.viewed', { at: format.instant(link.viewed_at) })
    : t('sharing.notViewed');
  const state = link.is_live
    ? [t('sharing.until', { day: format.instant(link.expires_at) }), opened]
    : [t('sharing.ended')];
  return (
    <li className="flex items-center gap-3 py-2.5">
      <div className="min-w-0 grow">
        <p className="font-medium break-words">{link.label ?? t('sharing.unnamed')}</p>
        <p className="text-sm text-muted">
          {[t('sharing.madeAt', { at: format.instant(link.made_at) }), ...state].join(' · ')}
        </p>
      </div>
      {link.is_live && onRevoke && <Button onClick={onRevoke}>{t('sharing.revoke')}</Button>}
    </li>
  );
}
