'use client';

import { useState } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import {
  makeCalendarFeed,
  revokeCalendarFeed,
  useCalendarFeed,
  useProfileChanged,
} from '@/features/profile/api';
import { errorMessage } from '@/lib/api/api-error';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

/** The secret address under which one's calendar program reads one's days. */
export function CalendarFeedCard() {
  const query = useCalendarFeed();
  const changed = useProfileChanged();
  const format = useOrgFormat();
  const [asking, setAsking] = useState<'remake' | 'revoke' | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [making, setMaking] = useState(false);

  const carryOut = async (step: () => Promise<void>) => {
    setAsking(null);
    try {
      await step();
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    await changed();
  };
  const make = async () => {
    setMaking(true);
    await carryOut(async () => setAddress(await makeCalendarFeed()));
    setMaking(false);
  };
  const revoke = () =>
    carryOut(async () => {
      await revokeCalendarFeed();
      toast.good(t('feed.revoked'));
    });

  return (
    <Card title={t('feed.title')}>
      <p className="mb-3 text-muted">{t('feed.intro')}</p>
      <QueryState query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ made_at }) => (
          <div className="flex flex-wrap items-center gap-2">
            <p className="grow basis-56">
              {made_at ? t('feed.since', { at: format.instant(made_at) }) : t('feed.none')}
            </p>
            {made_at && <Button onClick={() => setAsking('revoke')}>{t('feed.revoke')}</Button>}
            <Button pending={making} onClick={() => (made_at ? setAsking('remake') : void make())}>
              {t(made_at ? 'feed.remake' : 'feed.make')}
            </Button>
          </div>
        )}
      </QueryState>
      {asking && (
        <ConfirmDialog
          danger
          open
          onClose={() => setAsking(null)}
          onConfirm={() => void (asking === 'remake' ? make() : revoke())}
          title={t(asking === 'remake' ? 'feed.remakeTitle' : 'feed.revokeTitle')}
          description={t('feed.remakeHint')}
          confirmLabel={t(asking === 'remake' ? 'feed.remake' : 'feed.revoke')}
        />
      )}
      {address && <NewAddress address={address} onClose={() => setAddress(null)} />}
    </Card>
  );
}

function NewAddress({ address, onClose }: { address: string; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={t('feed.made')} description={t('feed.once')}>
      <DialogBody>
        <div className="space-y-3 rounded-control border border-line p-4">
          <p data-testid="secret" className="font-mono text-sm break-all select-all">
            {address}
          </p>
          <CopyButton text={address} label={t('feed.copy')} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" onClick={onClose}>
          {t('feed.done')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
