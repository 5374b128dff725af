'use client';

import { RotateCw, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import { t } from '@/lib/i18n/files';
import type { Transfer } from '@/stores/transfers';

/** A file on its way, how far it is, and what can be done about it. */
export function TransferRow({ transfer }: { transfer: Transfer }) {
  const { name, size, sent, state, problem, retry, stop } = transfer;
  const percent = Math.min(100, Math.floor((sent / Math.max(size, 1)) * 100));
  const sending = state === 'sending';
  return (
    <li className="flex items-center gap-1 py-2 pr-2 pl-4 md:pl-5">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        {sending ? (
          <div className="mt-1.5">
            <ProgressBar label={t('files.sending', { name, percent })} percent={percent} />
            {percent === 100 && (
              <p className="mt-1 text-sm text-muted md:text-xs">{t('files.checking')}</p>
            )}
          </div>
        ) : (
          <p role="alert" className="text-sm text-pretty text-bad md:text-xs">
            <span className="sr-only">{t('files.about', { name })}</span>
            {problem}
          </p>
        )}
      </div>
      {!sending && retry && (
        <Button tone="quiet" size="icon" aria-label={t('files.retry', { name })} onClick={retry}>
          <RotateCw aria-hidden />
        </Button>
      )}
      <Button
        tone="quiet"
        size="icon"
        className="text-muted"
        aria-label={t(sending ? 'files.stop' : 'files.dismiss', { name })}
        onClick={stop}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}
