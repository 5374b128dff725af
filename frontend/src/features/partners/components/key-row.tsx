'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { revokeKey, useApiKeysChanged, type ApiKey } from '@/features/partners/api';
import { scopesInWords } from '@/features/partners/scopes';
import { errorMessage } from '@/lib/api/api-error';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

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

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const changed = useApiKeysChanged();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const revoke = async () => {
    setPending(true);
    try {
      await revokeKey(id);
      toast.good(t('keys.revoked', { name }));
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    setPending(false);
    setAsking(false);
    await changed();
  };
  return (
    <>
      <Button aria-label={t('keys.revokeLabel', { name })} onClick={() => setAsking(true)}>
        {t('keys.revoke')}
      </Button>
      <ConfirmDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void revoke()}
        pending={pending}
        title={t('keys.revokeTitle', { name })}
        description={t('keys.revokeHint')}
        confirmLabel={t('keys.revoke')}
      />
    </>
  );
}
