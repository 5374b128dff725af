'use client';

import { Hourglass } from 'lucide-react';
import { useWaiting } from '@/features/home/api';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/home';
import { paths } from '@/lib/paths/paths';
import { LatestCard } from './latest-card';

/** The tasks that wait for somebody else. */
export function WaitingCard() {
  const format = useOrgFormat();
  const waiting = useWaiting();
  return (
    <LatestCard
      title={t('home.waiting.title')}
      allHref={paths.myDay()}
      query={waiting}
      href={() => paths.myDay()}
      primary={(task) => task.subject}
      secondary={(task) => [task.who_name, task.what_name].filter(Boolean).join(' · ')}
      trailing={({ due_date: due }) => (due ? format.date(due) : t('home.tasks.noDate'))}
      empty={{
        icon: Hourglass,
        title: t('home.waiting.empty'),
        hint: t('home.waiting.emptyHint'),
      }}
    />
  );
}
