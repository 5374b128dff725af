'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Badge } from '@/components/ui/badge';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/outbox';
import { discard, retry } from '@/lib/offline/outbox';
import { usePending } from '@/lib/offline/pending';
import { isCreation, type Entry } from '@/lib/offline/queue';
import { ConflictPanel } from './conflict-panel';
import { reopenForm } from './reopen-form';

/** Everything this device has not sent: what it is, why it waits, and what can be done about it. */
export function OutboxSheet({ onClose }: { onClose: () => void }) {
  const entries = usePending((state) => state.entries);
  return (
    <Dialog open wide onClose={onClose} title={t('outbox.title')} description={t('outbox.hint')}>
      <DialogBody>
        {entries.length === 0 && (
          <p role="status" className="py-8 text-center text-muted">
            {t('outbox.empty')}
          </p>
        )}
        <ul className="space-y-3">
          {entries.map((entry) => (
            <li key={entry.key} className="rounded-control border border-line p-3.5">
              <EntryHead entry={entry} />
              {entry.state === 'conflict' ? (
                <ConflictPanel entry={entry} />
              ) : (
                <EntryActions entry={entry} onClose={onClose} />
              )}
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

const tones = { queued: 'neutral', conflict: 'warn', refused: 'bad' } as const;

function EntryHead({ entry }: { entry: Entry }) {
  const format = useOrgFormat();
  const fields = Object.keys(entry.body).flatMap((name) => entry.labels[name] ?? []);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="min-w-0 font-semibold break-words">{entry.title}</h3>
        <Badge tone={tones[entry.state]}>{t(`outbox.state.${entry.state}`)}</Badge>
      </div>
      <p className="mt-0.5 text-sm text-muted">
        {isCreation(entry)
          ? t('outbox.new', { kind: entry.kind })
          : t('outbox.change', { kind: entry.kind, fields: fields.join(', ') })}
        {' · '}
        {format.instant(new Date(entry.at).toISOString())}
      </p>
      {entry.state === 'refused' && (
        <p role="alert" className="mt-2 rounded-control bg-bad-soft px-3 py-2 text-bad">
          {entry.problem?.message}
        </p>
      )}
    </>
  );
}

function EntryActions({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const identity = usePending((state) => state.identity) ?? '';
  const router = useRouter();
  const refused = entry.state === 'refused';
  const edit = () => {
    onClose();
    const path = reopenForm(identity, entry);
    if (path) router.push(path);
  };
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {refused && entry.form && (
        <Button tone="primary" onClick={edit}>
          {t('action.edit')}
        </Button>
      )}
      {refused && (
        <Button onClick={() => void retry(identity, entry.key)}>{t('action.retry')}</Button>
      )}
      <Button onClick={() => void discard(identity, entry.key)}>{t('outbox.discard')}</Button>
    </div>
  );
}
