'use client';

import { CloudUpload, Image as Picture, ImageOff, TriangleAlert } from 'lucide-react';
import Image from 'next/image';
import { memo, useRef } from 'react';
import { usePhoto } from '@/features/quotes/photos';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/quote-page';
import { useSeen } from '@/lib/use-seen';

type LinePhotoProps = { id: string; name: string; large?: boolean };

/** A line's photo, fetched once it is in sight; a sign in its corner while it waits on this device. */
export const LinePhoto = memo(function LinePhoto({ id, name, large }: LinePhotoProps) {
  const box = useRef<HTMLSpanElement>(null);
  const { url, entry, gone } = usePhoto(id, useSeen(box));
  const Sign = entry?.state === 'refused' ? TriangleAlert : CloudUpload;
  const Instead = gone ? ImageOff : Picture;
  return (
    <span
      ref={box}
      data-photo={entry ? entry.state : gone ? 'gone' : 'sent'}
      className={cn(
        'relative grid shrink-0 place-items-center overflow-clip rounded-control bg-sunken text-muted',
        large ? 'h-56 w-full' : 'size-11',
      )}
    >
      {url ? (
        <Image
          src={url}
          alt={t('quotes.photo.of', { name })}
          fill
          unoptimized
          style={{ objectFit: large ? 'contain' : 'cover' }}
        />
      ) : (
        <span className="flex flex-col items-center gap-1 p-1 text-center text-sm">
          <Instead aria-hidden className="size-5" />
          {gone && <span className={large ? undefined : 'sr-only'}>{t('quotes.photo.gone')}</span>}
        </span>
      )}
      {entry && (
        <Sign
          role="img"
          aria-label={t(`quotes.photo.${entry.state === 'refused' ? 'refused' : 'waits'}`)}
          className={cn(
            'absolute right-0 bottom-0 size-5 bg-surface p-0.5',
            entry.state === 'refused' ? 'text-bad' : 'text-accent-ink',
          )}
        />
      )}
    </span>
  );
});
