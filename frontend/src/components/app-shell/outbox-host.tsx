'use client';

import { CloudUpload, TriangleAlert, WifiOff } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { useChanged } from '@/lib/api/use-changed';
import { identityOf } from '@/lib/auth/session';
import { useSession } from '@/lib/auth/session-context';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/outbox';
import { openOutbox } from '@/lib/offline/outbox';
import { usePending } from '@/lib/offline/pending';
import { isFile } from '@/lib/offline/queue';
import { useOnline } from '@/lib/offline/use-online';
import { useOutboxSheet } from '@/stores/outbox-sheet';

const OutboxSheet = dynamic(() => import('./outbox-sheet').then((module) => module.OutboxSheet), {
  ssr: false,
});

/** Sends what waits, shows how it stands, and opens the conflict screen when somebody else was faster. */
export function OutboxHost() {
  const session = useSession();
  const identity = identityOf(session);
  const changed = useChanged();
  const { open, show, close } = useOutboxSheet();
  const received = useEffectEvent((domain: Parameters<typeof changed>[0], record: { id: string }) =>
    changed(domain, record, ['accounts']),
  );

  useEffect(() => {
    const opened = openOutbox(identity, ({ entry, record }) =>
      received(entry.domain, { id: entry.id, ...record }),
    );
    return () => void opened.then((stop) => stop());
  }, [identity]);

  const conflicts = usePending(
    ({ entries }) => entries.filter((entry) => entry.state === 'conflict').length,
  );
  useEffect(() => {
    // Never over something that is being filled in.
    const busy = document.querySelector('[role=dialog], [role=alertdialog], [data-form-actions]');
    if (conflicts > 0 && !busy) show();
  }, [conflicts, show]);

  return (
    <>
      <OutboxStatus onOpen={show} />
      {open && <OutboxSheet onClose={close} />}
    </>
  );
}

const bar = 'flex min-h-11 w-full items-center justify-center gap-2 px-4 py-2 text-sm font-medium';

/** One line above the page while there is no connection, or something has not been sent. */
function OutboxStatus({ onOpen }: { onOpen: () => void }) {
  const online = useOnline();
  const entries = usePending((state) => state.entries);
  const count = entries.length;
  const photos = entries.filter(isFile).length;
  const words = count - photos;
  const stuck = entries.filter((entry) => entry.state !== 'queued').length;
  const Icon = stuck > 0 ? TriangleAlert : online ? CloudUpload : WifiOff;
  const text = [
    !online && t('state.offline.banner'),
    stuck > 0 && t('outbox.stuck', { count: stuck }),
    stuck === 0 && words > 0 && t('outbox.waiting', { count: words }),
    stuck === 0 && photos > 0 && t('outbox.photos', { count: photos }),
  ].filter(Boolean);
  const place = document.getElementById('outbox-status');
  if (text.length === 0 || !place) return null;
  const look = cn(
    bar,
    online && stuck === 0 ? 'bg-accent-soft text-accent-ink' : 'bg-warn-soft text-warn',
  );
  const content = (
    <>
      <Icon aria-hidden className="size-4 shrink-0" />
      {text.join(' ')}
    </>
  );
  return createPortal(
    count === 0 ? (
      <p className={look}>{content}</p>
    ) : (
      <button type="button" aria-haspopup="dialog" onClick={onOpen} className={look}>
        {content}
        <span className="underline underline-offset-4">{t('outbox.show')}</span>
      </button>
    ),
    place,
  );
}
