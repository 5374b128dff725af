'use client';

import { Send } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { sendQuoteMail, useClientEmail } from '@/lib/api/quote-mails';
import { newUlid } from '@/lib/api/ulid';
import { t } from '@/lib/i18n/sharing';
import { toast } from '@/stores/toasts';
import type { Mailed } from './quote-mails';

type Props = { quote: Mailed; to: string; onSent: () => void; onClose: () => void };
type Wrong = Partial<Record<'to' | 'subject' | 'message', string>>;

/** Writes the mail that brings a quote. It cannot be taken back, so that the button says what it does. */
export function MailDialog({ quote, to, onSent, onClose }: Props) {
  const found = useClientEmail(quote.account_id, to === '');
  const [entered, setTo] = useState<string | null>(null);
  const [subject, setSubject] = useState([quote.number, quote.title].filter(Boolean).join(' '));
  const [message, setMessage] = useState('');
  const [id, setId] = useState(newUlid);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const addresses = entered ?? (to || (found.data ?? ''));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = addresses.split(/[\s,;]+/).filter(Boolean);
    if (wanted.length === 0) return setWrong({ to: t('sharing.toMissing') });
    setSending(true);
    try {
      await sendQuoteMail(quote.id, { id, to: wanted, subject, message });
      toast.good(t('sharing.mailOrdered'));
      onSent();
      onClose();
    } catch (cause) {
      const { errors, isFinal } = toApiError(cause);
      if (isFinal) setId(newUlid());
      setWrong(
        Object.fromEntries(errors.map(({ path, message: why }) => [path.split('.')[0], why])),
      );
      if (errors.length === 0) toast.bad(errorMessage(cause));
    }
    setSending(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sharing.mailTitle')}
      description={t('sharing.mailIntro')}
    >
      <form noValidate aria-label={t('sharing.mailTitle')} onSubmit={(event) => void send(event)}>
        <DialogBody>
          <div className="space-y-4">
            <Field required label={t('sharing.to')} hint={t('sharing.toHint')} error={wrong.to}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="email"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={addresses}
                  onChange={(event) => setTo(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('sharing.subject')} error={wrong.subject}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={255}
                  value={subject}
                  onChange={(event) => setSubject(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('sharing.message')} error={wrong.message}>
              {(control) => (
                <Textarea
                  {...control}
                  maxLength={1000}
                  value={message}
                  onChange={(event) => setMessage(event.target.value)}
                />
              )}
            </Field>
          </div>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" tone="primary" pending={sending}>
            <Send aria-hidden />
            {t('sharing.mailSend')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
