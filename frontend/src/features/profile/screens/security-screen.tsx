'use client';

import { Card } from '@/components/ui/card';
import { changePassword } from '@/features/profile/api';
import { SecretForm } from '@/features/profile/components/secret-form';
import { SessionsCard } from '@/features/profile/components/sessions-card';
import { TotpCard } from '@/features/profile/components/totp-card';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

/** One's own password, second step and sessions; the same for every role. */
export function SecurityScreen() {
  return (
    <div className="space-y-4">
      <Card title={t('security.password')}>
        <SecretForm
          label={t('security.change')}
          fields={[
            { name: 'current_password', label: t('security.current') },
            { name: 'password', label: t('security.new'), hint: t('security.rules') },
          ]}
          submit={t('security.change')}
          send={async ({ current_password, password }) => {
            await changePassword({ current_password, password });
            toast.good(t('security.changed'));
          }}
        />
      </Card>
      <TotpCard />
      <SessionsCard />
    </div>
  );
}
