'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Copy, Mail, MessageCircle, MessageSquareText, Share2 } from 'lucide-react';
import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { errorMessage } from '@/lib/api/api-error';
import { makeQuoteLink } from '@/lib/api/quote-links';
import { mailKey, useQuoteMails } from '@/lib/api/quote-mails';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/sharing';
import { toast } from '@/stores/toasts';
import { MailDialog } from './mail-dialog';
import type { Mailed } from './quote-mails';

type Props = { quote: Mailed; suggested: string; onMade: () => void; onClose: () => void };

/** Makes a link, and hands it on by whatever the client reads; or goes on to a mail. */
export function ShareDialog({ quote, suggested, onMade, onClose }: Props) {
  const [label, setLabel] = useState(suggested);
  const [making, setMaking] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [mailing, setMailing] = useState(false);
  const mails = useQuoteMails(quote.id);
  const client = useQueryClient();
  const org = useOrgId();
  const make = async () => {
    setMaking(true);
    try {
      setLink(await makeQuoteLink(quote.id, label));
      onMade();
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    setMaking(false);
  };
  if (mailing) {
    return (
      <MailDialog
        quote={quote}
        to={quote.client.email ?? ''}
        onSent={() => void client.invalidateQueries({ queryKey: mailKey(org, quote.id) })}
        onClose={onClose}
      />
    );
  }
  if (link) return <Ready title={quote.title} link={link} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t('sharing.dialog')} description={t('sharing.intro')}>
      <DialogBody>
        <Field label={t('sharing.for')} hint={t('sharing.forHint')}>
          {(control) => (
            <Input
              {...control}
              value={label}
              maxLength={255}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        {mails.data?.is_on && (
          <div className="mt-4">
            <Button wide onClick={() => setMailing(true)}>
              <Mail aria-hidden />
              {t('sharing.mailNew')}
            </Button>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button tone="primary" pending={making} onClick={() => void make()}>
          {t('sharing.make')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function Ready({ title, link, onClose }: { title: string; link: string; onClose: () => void }) {
  const text = t('sharing.text', { title, link });
  const said = encodeURIComponent(text);
  const ways = [
    { label: t('sharing.whatsapp'), icon: MessageCircle, href: `https://wa.me/?text=${said}` },
    { label: t('sharing.sms'), icon: MessageSquareText, href: `sms:?&body=${said}` },
    {
      label: t('sharing.mail'),
      icon: Mail,
      href: `mailto:?subject=${encodeURIComponent(title)}&body=${said}`,
    },
  ];
  const copy = () =>
    void navigator.clipboard.writeText(link).then(() => toast.good(t('action.copied')));
  const share = () => void navigator.share({ title, text: title, url: link }).catch(() => {});
  return (
    <Dialog open onClose={onClose} title={t('sharing.ready')} description={t('sharing.once')}>
      <DialogBody>
        <p data-testid="link" className="mb-3 font-mono text-sm break-all select-all">
          {link}
        </p>
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {'share' in navigator && (
            <Button wide tone="primary" onClick={share}>
              <Share2 aria-hidden />
              {t('sharing.send')}
            </Button>
          )}
          <Button wide onClick={copy}>
            <Copy aria-hidden />
            {t('sharing.copy')}
          </Button>
          {ways.map(({ label, icon: Icon, href }) => (
            <a
              key={label}
              href={href}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-11 items-center justify-center gap-2 rounded-control border border-line px-4 font-medium hover:bg-sunken [&_svg]:size-4"
            >
              <Icon aria-hidden />
              {label}
            </a>
          ))}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </DialogFooter>
    </Dialog>
  );
}
