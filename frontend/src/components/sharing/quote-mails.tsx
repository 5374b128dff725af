'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Check, CircleAlert, Clock, Mail, Send, type LucideIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { mailKey, useQuoteMails, type MailState, type QuoteMail } from '@/lib/api/quote-mails';
import { useCan, useOrgId } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/sharing';
import { useOnline } from '@/lib/offline/use-online';

const MailDialog = dynamic(() => import('./mail-dialog').then((m) => m.MailDialog), {
  ssr: false,
});

export type Mailed = {
  id: string;
  title: string;
  number: string | null;
  account_id: string;
  client: { email: string | null; phone: string | null; attention: string | null };
};

const looks: Record<MailState, { tone: Tone; icon: LucideIcon }> = {
  waiting: { tone: 'neutral', icon: Clock },
  sent: { tone: 'accent', icon: Send },
  delivered: { tone: 'good', icon: Check },
  bounced: { tone: 'bad', icon: CircleAlert },
  complained: { tone: 'bad', icon: CircleAlert },
  failed: { tone: 'bad', icon: CircleAlert },
};

/** The mails a client got of a quote, and what became of each. Nothing where the deployment sends none. */
export function QuoteMails({ quote }: { quote: Mailed }) {
  const query = useQuoteMails(quote.id);
  const client = useQueryClient();
  const org = useOrgId();
  const canWrite = useCan('quotes:write');
  const online = useOnline();
  const [to, setTo] = useState<string | null>(null);
  if (query.data && !query.data.is_on && query.data.items.length === 0) return null;
  const isOn = query.data?.is_on && canWrite;
  const write = isOn && (
    <Button disabled={!online} onClick={() => setTo(quote.client.email ?? '')}>
      <Mail aria-hidden />
      {t('sharing.mailNew')}
    </Button>
  );
  return (
    <Card title={t('sharing.mails')} actions={write}>
      {isOn && !online && <p className="mb-3 text-muted">{t('sharing.mailOffline')}</p>}
      <QueryState query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t('sharing.noMails')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((mail) => (
                <MailRow
                  key={mail.id}
                  mail={mail}
                  onAgain={isOn && online ? () => setTo(missed(mail).join(', ')) : undefined}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      {to !== null && (
        <MailDialog
          quote={quote}
          to={to}
          onSent={() => void client.invalidateQueries({ queryKey: mailKey(org, quote.id) })}
          onClose={() => setTo(null)}
        />
      )}
    </Card>
  );
}

/** Who did not get it. */
function missed(mail: QuoteMail): string[] {
  const bounced = mail.recipients.filter((each) => each.state === 'bounced');
  return bounced.length > 0 ? bounced.map((each) => each.address) : mail.to;
}

function MailRow({ mail, onAgain }: { mail: QuoteMail; onAgain?: () => void }) {
  const format = useOrgFormat();
  const { tone, icon: Icon } = looks[mail.state];
  const reasons = mail.recipients.filter((each) => each.reason);
  const canRepeat = mail.state === 'bounced' || mail.state === 'failed';
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 grow font-medium break-words">
          {[...mail.to, ...mail.cc].join(', ')}
        </p>
        <Badge tone={tone}>
          <Icon aria-hidden className="mr-1 size-3.5" />
          {t(`sharing.mail.${mail.state}`)}
        </Badge>
      </div>
      <p className="text-sm text-muted">
        {format.instant(mail.sent_at ?? mail.created_at)}
        {mail.has_pdf === false && ` · ${t('sharing.noPdf')}`}
      </p>
      {mail.failure && <p className="text-sm text-bad">{mail.failure}</p>}
      {reasons.map(({ address, reason }) => (
        <p key={address} className="text-sm break-words text-bad">
          {[address, reason].join(': ')}
        </p>
      ))}
      {canRepeat && onAgain && (
        <div className="mt-2">
          <Button onClick={onAgain}>{t('sharing.mailAgain')}</Button>
        </div>
      )}
    </li>
  );
}
