'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog';
import type { MadeKey } from '@/features/partners/api';
import { t } from '@/lib/i18n/settings';

/** The key, to be copied now: nothing on this device and nobody at the server can show it again. */
export function NewSecret({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const { name, secret } = made;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('keys.made', { name })}
      description={secret ? t('keys.once') : t('keys.lost')}
    >
      <DialogBody>
        {secret && (
          <div className="space-y-3 rounded-control border border-line p-4">
            <p data-testid="secret" className="font-mono text-sm break-all select-all">
              {secret}
            </p>
            <CopyButton text={secret} label={t('keys.copy')} />
            <p className="text-sm text-muted">{t('keys.use')}</p>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button tone="primary" onClick={onClose}>
          {t('keys.done')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
