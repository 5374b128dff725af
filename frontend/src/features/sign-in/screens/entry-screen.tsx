'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { readSnapshot } from '@/lib/auth/session';
import { t } from '@/lib/i18n/sign-in';
import { paths } from '@/lib/paths/paths';

/** The bare address: on to home for who has been here before, else to sign-in. */
export function EntryScreen() {
  const router = useRouter();
  useEffect(() => router.replace(readSnapshot() ? paths.home() : paths.login()), [router]);
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="flex items-center gap-3 text-xl font-semibold">
        <Avatar name={t('app.name')} square />
        {t('app.name')}
      </h1>
    </main>
  );
}
