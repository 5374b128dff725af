'use client';

import { useMutation } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import { updateContact, type Contact } from '@/features/contacts/api';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { useChanged } from '@/lib/api/use-changed';
import { t } from '@/lib/i18n/contacts';
import { toast } from '@/stores/toasts';

/** What one rarely does with a contact: take it out of use, and bring it back. */
export function ContactActions({ contact }: { contact: Contact }) {
  const [asking, setAsking] = useState(false);
  const changed = useChanged();

  const setActive = useMutation({
    mutationFn: ({ version, active }: { version: number; active: boolean }) =>
      updateContact(contact.id, { version, is_active: active }, crypto.randomUUID()),
    onSuccess: (saved) => {
      changed('contacts', saved, ['accounts']);
      setAsking(false);
      if (saved.is_active) return toast.good(t('contacts.reactivated'));
      toast.good(t('contacts.deactivated'), {
        label: t('action.undo'),
        run: () => setActive.mutate({ version: saved.version, active: true }),
      });
    },
    onError: (cause) => {
      const error = toApiError(cause);
      setAsking(false);
      if (error.code === 'stale_version') changed('contacts', error.current as Contact);
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
        {contact.is_active ? (
          <MenuItem danger onSelect={() => setAsking(true)}>
            <Archive aria-hidden />
            {t('contacts.deactivate')}
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setActive.mutate({ version: contact.version, active: true })}>
            <ArchiveRestore aria-hidden />
            {t('contacts.reactivate')}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        danger
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => setActive.mutate({ version: contact.version, active: false })}
        pending={setActive.isPending}
        title={t('contacts.deactivate.title', { name: contact.name })}
        description={t('contacts.deactivate.hint')}
        confirmLabel={t('contacts.deactivate')}
      />
    </>
  );
}
