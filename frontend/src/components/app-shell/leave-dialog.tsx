'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { identityOf } from '@/lib/auth/session';
import { useSession } from '@/lib/auth/session-context';
import { endSession } from '@/lib/auth/use-sign-out';
import { t } from '@/lib/i18n/outbox';
import { draftsOf } from '@/lib/offline/drafts';
import { flush } from '@/lib/offline/outbox';
import { usePending } from '@/lib/offline/pending';
import { isFile } from '@/lib/offline/queue';

/** What becomes of unsent work at a sign-out: sent, kept for the same person, or thrown away. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const identity = identityOf(useSession());
  const entries = usePending((state) => state.entries);
  const photos = entries.filter(isFile).length;
  const writes = entries.length - photos;
  const [drafts] = useState(() => draftsOf(identity).length);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);

  const send = async () => {
    setSending(true);
    await flush(identity);
    setSending(false);
    if (usePending.getState().entries.length > 0) setFailed(true);
    else await endSession(identity, false);
  };
  const told = [
    writes > 0 && t('leave.writes', { count: writes }),
    photos > 0 && t('leave.photos', { count: photos }),
    drafts > 0 && t('leave.drafts', { count: drafts }),
    t('leave.kept'),
  ].filter(Boolean);
  return (
    <Dialog
      open
      role="alertdialog"
      onClose={onClose}
      title={t('leave.title')}
      description={told.join(' ')}
    >
      <DialogBody>
        {failed && (
          <p role="alert" className="mb-3 rounded-control bg-bad-soft px-3 py-2 text-bad">
            {t('leave.unsent')}
          </p>
        )}
        <div className="flex flex-col gap-2">
          {entries.length > 0 && (
            <Button wide tone="primary" pending={sending} onClick={() => void send()}>
              {t('leave.send')}
            </Button>
          )}
          <Button wide onClick={() => void endSession(identity, false)}>
            {t('leave.keep')}
          </Button>
          <Button wide tone="danger" onClick={() => void endSession(identity, true)}>
            {t('leave.discard')}
          </Button>
          <Button wide tone="quiet" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </DialogBody>
    </Dialog>
  );
}
