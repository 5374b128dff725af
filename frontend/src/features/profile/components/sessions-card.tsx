'use client';

import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { QueryState } from '@/components/states/query-state';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import {
  endSession,
  useProfileChanged,
  useSessions,
  type BrowserSession,
} from '@/features/profile/api';
import { deviceOf } from '@/features/profile/device';
import { errorMessage } from '@/lib/api/api-error';
import { identityOf } from '@/lib/auth/session';
import { useSession } from '@/lib/auth/session-context';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { endSession as endEverywhere } from '@/lib/auth/use-sign-out';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

/** The browsers one is signed in with; any of them can be signed out from here, or all at once. */
export function SessionsCard() {
  const query = useSessions();
  const changed = useProfileChanged();
  const identity = identityOf(useSession());
  const [asking, setAsking] = useState(false);

  const end = async (id: string) => {
    try {
      await endSession(id);
      toast.good(t('security.ended'));
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    await changed();
  };
  const everywhere = async () => {
    setAsking(false);
    await endEverywhere(identity, false, true);
  };

  return (
    <Card
      title={t('security.sessions')}
      flush
      actions={<Button onClick={() => setAsking(true)}>{t('security.everywhere')}</Button>}
    >
      <QueryState query={query} skeleton={<ListSkeleton rows={2} />}>
        {({ items }) => (
          <ul className="divide-y divide-line border-t border-line">
            {items.map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => void end(session.id)} />
            ))}
          </ul>
        )}
      </QueryState>
      <ConfirmDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void everywhere()}
        title={t('security.everywhereTitle')}
        description={t('security.everywhereHint')}
        confirmLabel={t('security.everywhere')}
      />
    </Card>
  );
}

function SessionRow({ session, onEnd }: { session: BrowserSession; onEnd: () => void }) {
  const format = useOrgFormat();
  const device = deviceOf(session.agent);
  const Icon = /Mobile|iPhone|Android/.test(session.agent) ? Smartphone : Monitor;
  return (
    <li className="flex min-h-16 items-center gap-3 px-4 py-2 md:px-5">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{device}</p>
        <p className="truncate text-sm text-muted">
          {t('security.session', { ip: session.ip, at: format.instant(session.last_seen) })}
        </p>
      </div>
      {session.is_current ? (
        <Badge tone="good">{t('security.current.session')}</Badge>
      ) : (
        <Button aria-label={t('security.endLabel', { device })} onClick={onEnd}>
          {t('security.end')}
        </Button>
      )}
    </li>
  );
}
