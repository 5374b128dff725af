'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { QueryState } from '@/components/states/query-state';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import {
  beginTotp,
  confirmTotp,
  removeTotp,
  useProfileChanged,
  useSecurity,
} from '@/features/profile/api';
import { errorMessage } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';
import { SecretForm } from './secret-form';

const AuthenticatorSecret = dynamic(
  () => import('@/components/ui/authenticator-secret').then((m) => m.AuthenticatorSecret),
  { ssr: false },
);

/** The second step of signing in: set up, and off again where the role allows. */
export function TotpCard() {
  const query = useSecurity();
  const changed = useProfileChanged();
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null);
  const [removing, setRemoving] = useState(false);

  const begin = async () => {
    try {
      setSecret(await beginTotp());
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
  };
  const done = (text: string) => {
    setSecret(null);
    setRemoving(false);
    toast.good(text);
    void changed();
  };
  const cancel = {
    label: t('action.cancel'),
    act: () => {
      setSecret(null);
      setRemoving(false);
    },
  };

  return (
    <Card title={t('security.totp')}>
      <QueryState query={query} skeleton={<Skeleton className="h-11 w-full" />}>
        {({ totp, totp_required: required }) => (
          <div className="flex flex-wrap items-center gap-3">
            <p className="min-w-0 flex-1 basis-56 text-muted">
              {t(totp ? 'security.totpOn' : 'security.totpOff')}{' '}
              {totp && required && t('security.totpRequired')}
            </p>
            <Badge tone={totp ? 'good' : 'neutral'}>
              {t(totp ? 'status.active' : 'status.inactive')}
            </Badge>
            {totp && !required && (
              <Button onClick={() => setRemoving(true)}>{t('security.totpRemove')}</Button>
            )}
            {!totp && (
              <Button tone="primary" onClick={() => void begin()}>
                {t('security.totpSetUp')}
              </Button>
            )}
          </div>
        )}
      </QueryState>
      {secret && (
        <Dialog
          open
          onClose={cancel.act}
          title={t('security.totpTitle')}
          description={t('security.totpHint')}
        >
          <DialogBody>
            <div className="grid gap-4">
              <AuthenticatorSecret {...secret} />
              <SecretForm
                label={t('security.totpTitle')}
                fields={[{ name: 'code', label: t('security.totpCode') }]}
                submit={t('security.totpConfirm')}
                send={async ({ code }) => {
                  await confirmTotp(code);
                  done(t('security.totpDone'));
                }}
                onCancel={cancel}
              />
            </div>
          </DialogBody>
        </Dialog>
      )}
      {removing && (
        <Dialog open onClose={cancel.act} title={t('security.totpRemoveTitle')}>
          <DialogBody>
            <SecretForm
              label={t('security.totpRemoveTitle')}
              fields={[{ name: 'current_password', label: t('security.current') }]}
              submit={t('security.totpRemove')}
              send={async ({ current_password: password }) => {
                await removeTotp(password);
                done(t('security.totpRemoved'));
              }}
              onCancel={cancel}
            />
          </DialogBody>
        </Dialog>
      )}
    </Card>
  );
}
