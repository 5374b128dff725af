'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { Typed } from '@/components/form/typed';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { errorMessage } from '@/lib/api/api-error';
import { makeQuoteLink } from '@/lib/api/quote-links';
import { mailKey, useQuoteMails } from '@/lib/api/quote-mails';
import { useAccountContacts } from '@/lib/api/use-account-contacts';
import { useOrgId } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/sharing';
import { toast } from '@/stores/toasts';
import { MailDialog } from './mail-dialog';
import type { Mailed } from './quote-mails';
import { ReadyDialog } from './ready-dialog';
import { clientAmong, wishOf } from './ways';

type Props = { quote: Mailed; suggested: string; onMade: () => void; onClose: () => void };

/** Makes a link, and hands it on by whatever the client reads; or goes on to a mail. */
export function ShareDialog({ quote, suggested, onMade, onClose }: Props) {
  const [label, setLabel] = useState(suggested);
  const [making, setMaking] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [mailing, setMailing] = useState(false);
  const mails = useQuoteMails(quote.id);
  const people = useAccountContacts(quote.account_id);
  const person = clientAmong(people.data ?? [], quote.client);
  const wish = wishOf(person);
  const byMail = mails.data?.is_on === true && person?.channel === 'email';
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
        to={quote.client.email ?? person?.email ?? ''}
        onSent={() => void client.invalidateQueries({ queryKey: mailKey(org, quote.id) })}
        onClose={onClose}
      />
    );
  }
  if (link) {
    return <ReadyDialog title={quote.title} link={link} person={person} onClose={onClose} />;
  }
  return (
    <Dialog open onClose={onClose} title={t('sharing.dialog')} description={t('sharing.intro')}>
      <DialogBody>
        {wish && <p className="mb-3 text-muted">{wish}</p>}
        <Typed
          label={t('sharing.for')}
          hint={t('sharing.forHint')}
          most={255}
          value={label}
          onType={setLabel}
        />
        {mails.data?.is_on && (
          <div className="mt-4">
            <Button wide tone={byMail ? 'primary' : 'secondary'} onClick={() => setMailing(true)}>
              <Mail aria-hidden />
              {t('sharing.mailNew')}
            </Button>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button
          tone={byMail ? 'secondary' : 'primary'}
          pending={making}
          onClick={() => void make()}
        >
          {t('sharing.make')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </DialogFooter>
    </Dialog>
  );
}
