'use client';

import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { Conversion } from '@/features/leads/api';
import { t } from '@/lib/i18n/leads';
import { paths } from '@/lib/paths/paths';

type TakenNoticeProps = { holder: Conversion['contact']; onUse: () => void };

const reveal = (notice: HTMLElement | null) => notice?.scrollIntoView({ block: 'nearest' });

/** The lead's e-mail address belongs to a contact already: the way on is to use that one. */
export function TakenNotice({ holder, onUse }: TakenNoticeProps) {
  const { name, email, account_name: account } = holder;
  return (
    <div ref={reveal} role="alert" className="rounded-control border border-warn bg-warn-soft p-3">
      <p className="font-semibold text-warn">
        {t('leads.convert.taken.title', { email: email ?? '', name })}
      </p>
      <p className="mt-0.5">
        {holder.is_active
          ? t('leads.convert.taken.hint', { account })
          : t('leads.convert.taken.inactive')}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {holder.is_active && (
          <Button
            tone="primary"
            onClick={(event) => {
              onUse();
              event.currentTarget.form?.requestSubmit();
            }}
          >
            {t('leads.convert.taken.use', { name })}
          </Button>
        )}
        <Link
          href={paths.contacts.detail(holder.id)}
          className="inline-flex min-h-11 items-center px-2 font-medium text-accent-ink hover:underline"
        >
          {t('leads.convert.taken.open', { name })}
        </Link>
      </div>
    </div>
  );
}
