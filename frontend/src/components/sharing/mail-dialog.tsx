'use client';

import { Send } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/form/field';
import { Typed } from '@/components/form/typed';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { sendQuoteMail, useClientEmail } from '@/lib/api/quote-mails';
import { newUlid } from '@/lib/api/ulid';
import { t } from '@/lib/i18n/sharing';
import { toast } from '@/stores/toasts';
import type { Mailed } from './quote-mails';

type Props = { quote: Mailed; to: string; onSent: () => void; onClose: () => void };
type Wrong = Partial<Record<'to' | 'cc' | 'subject' | 'message', string>>;

const DAYS = [7, 30, 90, 180, 365] as const;
const addressesIn = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** Writes the mail that brings a quote. It cannot be taken back, so that the button says what it does. */
export function MailDialog({ quote, to, onSent, onClose }: Props) {
  const found = useClientEmail(quote.account_id, to === '');
  const [entered, setTo] = useState<string | null>(null);
  const [subject, setSubject] = useState([quote.number, quote.title].filter(Boolean).join(' '));
  const [message, setMessage] = useState('');
  const [cc, setCc] = useState('');
  const [days, setDays] = useState(90);
  const [id, setId] = useState(newUlid);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const addresses = entered ?? (to || (found.data ?? ''));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = addressesIn(addresses);
    if (wanted.length === 0) return setWrong({ to: t('sharing.toMissing') });
    setSending(true);
    try {
      await sendQuoteMail(quote.id, {
        id,
        to: wanted,
        cc: addressesIn(cc),
        subject,
        message,
        days,
      });
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
      <form
        noValidate
        className="flex min-h-0 flex-1 flex-col"
        aria-label={t('sharing.mailTitle')}
        onSubmit={(event) => void send(event)}
      >
        <DialogBody>
          <div className="space-y-4">
            <Addresses
              required
              label={t('sharing.to')}
              value={addresses}
              error={wrong.to}
              onType={setTo}
            />
            <Typed
              label={t('sharing.subject')}
              most={255}
              value={subject}
              error={wrong.subject}
              onType={setSubject}
            />
            <Typed
              label={t('sharing.message')}
              kind="lines"
              most={1000}
              value={message}
              error={wrong.message}
              onType={setMessage}
            />
            <details
              open={wrong.cc ? true : undefined}
              className="group rounded-control border border-line"
            >
              <summary className="flex min-h-11 cursor-pointer items-center px-3.5 font-medium">
                {t('sharing.more')}
              </summary>
              <div className="grid gap-4 px-3.5 pt-1 pb-4">
                <Addresses label={t('sharing.cc')} value={cc} error={wrong.cc} onType={setCc} />
                <Field required label={t('sharing.days')}>
                  {(control) => (
                    <Select
                      {...control}
                      value={days}
                      options={DAYS.map((each) => ({
                        value: String(each),
                        label: t('sharing.ofDays', { days: each }),
                      }))}
                      onChange={(event) => setDays(Number(event.target.value))}
                    />
                  )}
                </Field>
              </div>
            </details>
          </div>
        </DialogBody>
        <DialogFooter>
          <Button type="submit" tone="primary" pending={sending}>
            <Send aria-hidden />
            {t('sharing.mailSend')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

type AddressesProps = {
  label: string;
  value: string;
  error?: string;
  required?: boolean;
  onType: (value: string) => void;
};

function Addresses({ label, value, error, required, onType }: AddressesProps) {
  return (
    <Field required={required} label={label} hint={t('sharing.toHint')} error={error}>
      {(control) => (
        <Input
          {...control}
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
