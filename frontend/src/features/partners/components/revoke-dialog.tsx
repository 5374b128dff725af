'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { revokeKey, useApiKeysChanged, type ApiKey } from '@/features/partners/api';
import { errorMessage } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/settings';
import { toast } from '@/stores/toasts';

/** The question before a key ends for good. */
export function RevokeDialog({
  apiKey: { id, name },
  onClose,
}: {
  apiKey: ApiKey;
  onClose: () => void;
}) {
  const changed = useApiKeysChanged();
  const [pending, setPending] = useState(false);
  const revoke = async () => {
    setPending(true);
    try {
      await revokeKey(id);
      toast.good(t('keys.revoked', { name }));
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    onClose();
    await changed();
  };
  return (
    <ConfirmDialog
      danger
      open
      onClose={onClose}
      onConfirm={() => void revoke()}
      pending={pending}
      title={t('keys.revokeTitle', { name })}
      description={t('keys.revokeHint')}
      confirmLabel={t('keys.revoke')}
    />
  );
}
