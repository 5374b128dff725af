'use client';

import { useMutation } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import { updateAccount, type Account } from '@/features/accounts/api';
import { errorMessage } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/accounts';
import { toast } from '@/stores/toasts';

/** What one rarely does with an account: take it out of use, and bring it back. */
export function AccountActions({ account }: { account: Account }) {
  const [asking, setAsking] = useState(false);
  const changed = useChanged();

  const setActive = useMutation({
    mutationFn: ({ version, active }: { version: number; active: boolean }) =>
      updateAccount(account.id, { version, is_active: active }, crypto.randomUUID()),
    onSuccess: (saved) => {
      changed('accounts', saved);
      setAsking(false);
      if (saved.is_active) return toast.good(t('accounts.reactivated'));
      toast.good(t('accounts.deactivated'), {
        label: t('action.undo'),
        run: () => setActive.mutate({ version: saved.version, active: true }),
      });
    },
    onError: (error) => {
      setAsking(false);
      toast.bad(errorMessage(error));
    },
  });

  return (
    <>
      <Menu
        trigger={
          <Button size="icon" aria-label={t('action.more')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {account.is_active ? (
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Archive aria-hidden />
            {t('accounts.deactivate')}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setActive.mutate({ version: account.version, active: true })}>
            <ArchiveRestore aria-hidden />
            {t('accounts.reactivate')}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => setActive.mutate({ version: account.version, active: false })}
        pending={setActive.isPending}
        title={t('accounts.deactivate.title', { name: account.name })}
        description={t('accounts.deactivate.hint')}
        confirmLabel={t('accounts.deactivate')}
      />
    </>
  );
}
