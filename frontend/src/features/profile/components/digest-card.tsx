'use client';

import { useState } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Card } from '@/components/ui/card';
import { changeDigest, useDigest, useProfileChanged } from '@/features/profile/api';
import { errorMessage } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

/** Whether one is mailed each morning what is due. */
export function DigestCard() {
  const query = useDigest();
  const changed = useProfileChanged();
  const [wanted, setWanted] = useState<boolean | null>(null);

  const change = async (isOn: boolean) => {
    setWanted(isOn);
    try {
      await changeDigest(isOn);
      await changed();
      toast.good(t(isOn ? 'digest.on' : 'digest.off'));
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    setWanted(null);
  };

  return (
    <Card title={t('digest.title')}>
      <QueryState query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ is_on, is_sent }) => (
          <>
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-accent"
                checked={wanted ?? is_on}
                disabled={wanted !== null}
                onChange={(event) => void change(event.target.checked)}
                aria-describedby="digest-hint"
              />
              {t('digest.label')}
            </label>
            <p id="digest-hint" className="text-muted">
              {t(is_sent ? 'digest.intro' : 'digest.unsent')}
            </p>
          </>
        )}
      </QueryState>
    </Card>
  );
}
