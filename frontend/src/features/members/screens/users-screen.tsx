'use client';

import { UserPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { RowList } from '@/components/data-table/row-list';
import { NoPermissionState } from '@/components/states/states';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useMembers, type Member } from '@/features/members/api';
import { useCan, useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/settings';

const InviteDialog = dynamic(
  () => import('@/features/members/components/invite-dialog').then((m) => m.InviteDialog),
  { ssr: false },
);

const MemberMenu = dynamic(
  () => import('@/features/members/components/member-menu').then((m) => m.MemberMenu),
  { ssr: false, loading: () => <span className="size-11" /> },
);

/** Everybody of the firm, in order of names; administrators invite, change and deactivate. */
export function UsersScreen() {
  const mayRead = useCan('users:read');
  return mayRead ? <Users /> : <NoPermissionState />;
}

function Users() {
  const query = useMembers();
  const manages = useCan('users:write');
  const [inviting, setInviting] = useState(false);
  return (
    <div className="space-y-3">
      {manages && (
        <Button tone="primary" className="w-full md:w-auto" onClick={() => setInviting(true)}>
          <UserPlus aria-hidden />
          {t('users.invite')}
        </Button>
      )}
      <RowList
        label={t('settings.users')}
        query={query}
        empty={null}
        row={(member) => <MemberRow key={member.id} member={member} manages={manages} />}
      />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  );
}

function MemberRow({ member, manages }: { member: Member; manages: boolean }) {
  const self = useSession().user.id === member.id;
  return (
    <li className="flex min-h-16 items-center gap-3 px-4 py-2">
      <Avatar name={member.name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {member.name}
          {self && <span className="ml-1.5 font-normal text-muted">{t('users.you')}</span>}
        </p>
        <p className="truncate text-sm text-muted">{member.email}</p>
      </div>
      <div className="flex flex-col items-end gap-1 md:flex-row">
        <Badge tone={member.role === 'admin' ? 'accent' : 'neutral'}>
          {t(`role.${member.role}`)}
        </Badge>
        {!member.is_active && <Badge tone="neutral">{t('status.inactive')}</Badge>}
      </div>
      {manages && <MemberMenu member={member} />}
    </li>
  );
}
