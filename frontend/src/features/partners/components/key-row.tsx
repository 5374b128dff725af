'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { ApiKey } from '@/features/partners/api';
import { scopesInWords } from '@/features/partners/scopes';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/settings';

const RevokeDialog = dynamic(
  () => import('@/features/partners/components/revoke-dialog').then((m) => m.RevokeDialog),
  { ssr: false },
);

const tones = { active: 'good', stopped: 'warn', expired: 'neutral', revoked: 'neutral' } as const;

/** One key: what it may do, until when, and when it was last used. */
export function KeyRow({ apiKey, manages }: { apiKey: ApiKey; manages: boolean }) {
  const format = useOrgFormat();
  const { name, hint, status, expires_at, last_used_at } = apiKey;
  const times = [
    last_used_at ? t('keys.used', { at: format.instant(last_used_at) }) : t('keys.unused'),
    expires_at && t('keys.until', { date: format.instantDate(expires_at) }),
  ];
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          <Badge tone={tones[status]}>{t(`keys.status.${status}`)}</Badge>
        </p>
        <p className="mt-0.5 font-mono text-sm text-muted">{t('keys.hint', { hint })}</p>
        <p className="mt-0.5 text-sm text-muted">{scopesInWords(apiKey.scopes)}</p>
        <p className="mt-0.5 text-sm text-muted">{times.filter(Boolean).join(' · ')}</p>
      </div>
      {manages && status !== 'revoked' && <Revoke apiKey={apiKey} />}
    </li>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        aria-label={t('keys.revokeLabel', { name: apiKey.name })}
        onClick={() => setAsking(true)}
      >
        {t('keys.revoke')}
      </Button>
      {asking && <RevokeDialog apiKey={apiKey} onClose={() => setAsking(false)} />}
    </>
  );
}
