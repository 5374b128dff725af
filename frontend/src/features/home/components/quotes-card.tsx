'use client';

import { FilePenLine } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { quoteTone } from '@/components/ui/status-tones';
import { useUnansweredQuotes, type Whose } from '@/features/home/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/home';
import { paths } from '@/lib/paths/paths';
import { LatestCard } from './latest-card';

/** Offers whose clients are yet to say yes or no. */
export function QuotesCard({ owner }: { owner: Whose }) {
  const format = useOrgFormat();
  return (
    <LatestCard
      title={t('home.quotes.title')}
      allHref={owner ? `${paths.quotes.list()}?owner=me` : paths.quotes.list()}
      query={useUnansweredQuotes(owner)}
      href={(quote) => paths.quotes.detail(quote.id)}
      primary={(quote) => quote.title}
      secondary={(quote) => quote.account_name}
      trailing={(quote) => (
        <>
          <span className="font-medium">{format.money(quote.total, quote.currency)}</span>
          <Badge tone={quoteTone(quote.status)}>{quote.status}</Badge>
        </>
      )}
      empty={{
        icon: FilePenLine,
        title: t('home.quotes.empty'),
        hint: t('home.quotes.emptyHint'),
      }}
    />
  );
}
