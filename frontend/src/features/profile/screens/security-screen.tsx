'use client';

import dynamic from 'next/dynamic';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { Card } from '@/components/ui/card';
import { changePassword } from '@/features/profile/api';
import { SecretForm } from '@/features/profile/components/secret-form';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

const SessionsCard = dynamic(
  () => import('@/features/profile/components/sessions-card').then((m) => m.SessionsCard),
  { ssr: false, loading: () => <ListSkeleton rows={2} /> },
);
const CalendarFeedCard = dynamic(
  () => import('@/features/profile/components/calendar-feed-card').then((m) => m.CalendarFeedCard),
  { ssr: false, loading: () => <ListSkeleton rows={1} /> },
);
const DigestCard = dynamic(
  () => import('@/features/profile/components/digest-card').then((m) => m.DigestCard),
  { ssr: false, loading: () => <ListSkeleton rows={1} /> },
);
const TotpCard = dynamic(
  () => import('@/features/profile/components/totp-card').then((m) => m.TotpCard),
  { ssr: false, loading: () => <ListSkeleton rows={1} /> },
);

/** One's own password, second step, sessions, morning mail and calendar address; the same for every role. */
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
      <DigestCard />
      <CalendarFeedCard />
    </div>
  );
}
