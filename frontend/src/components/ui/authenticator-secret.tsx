'use client';

import { useMemo } from 'react';
import { encode } from 'uqr';
import { CopyButton } from '@/components/ui/copy-button';
import { t } from '@/lib/i18n/t';

/** An authenticator's secret, shown this once: to scan, or to type in groups of four. */
export function AuthenticatorSecret({ secret, uri }: { secret: string; uri: string }) {
  const code = useMemo(() => encode(uri, { ecc: 'M', border: 2 }), [uri]);
  const path = code.data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <div className="space-y-3 rounded-control border border-line p-4 text-center">
      <svg
        role="img"
        aria-label={t('authenticator.qr')}
        viewBox={`0 0 ${code.size} ${code.size}`}
        shapeRendering="crispEdges"
        // A scanner wants black on white, in the dark theme too.
        className="bg-white text-black mx-auto size-48 rounded-lg"
      >
        <path d={path} fill="currentColor" />
      </svg>
      <p className="text-sm text-muted">{t('authenticator.type')}</p>
      <p className="font-mono text-sm break-all">{secret.match(/.{1,4}/g)?.join(' ')}</p>
      <CopyButton text={secret} label={t('authenticator.copy')} />
    </div>
  );
}
