'use client';

import { Camera, ImagePlus, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { PickButton } from '@/components/ui/pick-button';
import type { DraftLine } from '@/features/quotes/draft';
import { useWaitingPhoto } from '@/features/quotes/photos';
import { errorMessage } from '@/lib/api/api-error';
import { useCan, useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/quote-page';
import { usePending } from '@/lib/offline/pending';
import { LinePhoto } from './line-photo';

type PhotoFieldProps = {
  line: DraftLine;
  quote: { id: string; title: string };
  /** Whether another line has the same photo. */
  shared: boolean;
  onChange: (change: Pick<DraftLine, 'photo_id'>) => void;
};

/** The photo of a line: taken with the phone's camera or chosen, looked at, taken off. */
export function PhotoField({ line, quote, shared, onChange }: PhotoFieldProps) {
  const session = useSession();
  const mayAdd = useCan('files:write');
  const entry = useWaitingPhoto(line.photo_id);
  const identity = usePending((state) => state.identity) ?? '';
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const giveUp = async () => {
    if (!entry || shared) return;
    const { withdraw } = await import('@/lib/offline/outbox');
    await withdraw(entry.key);
  };
  const retry = async () => {
    const outbox = await import('@/lib/offline/outbox');
    if (entry) await outbox.retry(identity, entry.key);
  };
  const take = async (file: File) => {
    setBusy(true);
    setProblem(null);
    const { PhotoRefused, takePhoto } = await import('@/features/quotes/take-photo');
    try {
      const photo_id = await takePhoto(file, { quote, line: line.name }, session);
      onChange({ photo_id });
      await giveUp();
    } catch (error) {
      setProblem(error instanceof PhotoRefused ? error.message : errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  const remove = () => {
    onChange({ photo_id: null });
    void giveUp();
  };

  return (
    <fieldset className="col-span-2 min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t('quotes.photo')}</legend>
      {line.photo_id && <LinePhoto key={line.photo_id} id={line.photo_id} name={line.name} large />}
      {entry && (
        <p role="status" className="mt-1 text-sm text-muted">
          {entry.problem?.message ?? t('quotes.photo.waits')}
        </p>
      )}
      {problem && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {problem}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {mayAdd && (
          <>
            <PickButton
              label={t('quotes.photo.take')}
              pending={busy}
              camera
              onPick={(file) => void take(file)}
            >
              <Camera aria-hidden />
              {t('quotes.photo.take')}
            </PickButton>
            <PickButton
              label={t('quotes.photo.choose')}
              pending={busy}
              onPick={(file) => void take(file)}
            >
              <ImagePlus aria-hidden />
              {t('quotes.photo.choose')}
            </PickButton>
          </>
        )}
        {entry?.state === 'refused' && (
          <Button onClick={() => void retry()}>
            <RotateCw aria-hidden />
            {t('action.retry')}
          </Button>
        )}
        {line.photo_id && (
          <Button onClick={remove} disabled={busy}>
            <Trash2 aria-hidden />
            {t('quotes.photo.remove')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
