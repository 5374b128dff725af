'use client';

import { EllipsisVertical, Mail, Pencil, UserRoundCheck, UserRoundX } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu, MenuItem } from '@/components/ui/menu';
import { changedMember, inviteAgain, useMembersChanged, type Member } from '@/features/members/api';
import { errorMessage } from '@/lib/api/api-error';
import { t } from '@/lib/i18n/settings';
import { deliver } from '@/lib/offline/send';
import { toast } from '@/stores/toasts';

const EditMemberDialog = dynamic(
  () => import('./edit-member-dialog').then((m) => m.EditMemberDialog),
  { ssr: false },
);

/** What an administrator does with a member. */
export function MemberMenu({ member }: { member: Member }) {
  const changed = useMembersChanged();
  const [open, setOpen] = useState<'edit' | 'deactivate' | null>(null);
  const [pending, setPending] = useState(false);
  const close = () => setOpen(null);

  const act = async (action: () => Promise<unknown>, done: string) => {
    setPending(true);
    try {
      await action();
      toast.good(done);
    } catch (cause) {
      toast.bad(errorMessage(cause));
    }
    setPending(false);
    close();
    await changed();
  };
  const setActive = (is_active: boolean) =>
    act(
      () => deliver(changedMember(member, { is_active }), crypto.randomUUID()),
      t(is_active ? 'users.activated' : 'users.deactivated', { name: member.name }),
    );
  const resend = () =>
    act(() => inviteAgain(member.id), t('users.resent', { email: member.email }));

  return (
    <>
      <Menu
        trigger={
          <Button aria-label={t('users.actions', { name: member.name })}>
            <EllipsisVertical aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen('edit')}>
          <Pencil aria-hidden />
          {t('users.edit')}
        </MenuItem>
        {member.is_active ? (
          <>
            <MenuItem onSelect={() => void resend()}>
              <Mail aria-hidden />
              {t('users.resend')}
            </MenuItem>
            <MenuItem danger onSelect={() => setOpen('deactivate')}>
              <UserRoundX aria-hidden />
              {t('users.deactivate')}
            </MenuItem>
          </>
        ) : (
          <MenuItem onSelect={() => void setActive(true)}>
            <UserRoundCheck aria-hidden />
            {t('users.activate')}
          </MenuItem>
        )}
      </Menu>
      {open === 'edit' && <EditMemberDialog member={member} onClose={close} />}
      <ConfirmDialog
        danger
        open={open === 'deactivate'}
        onClose={close}
        onConfirm={() => void setActive(false)}
        pending={pending}
        title={t('users.deactivateTitle', { name: member.name })}
        description={t('users.deactivateHint')}
        confirmLabel={t('users.deactivate')}
      />
    </>
  );
}
