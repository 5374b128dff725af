'use client';

import { LogOut, Settings, ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/menu';
import type { Session } from '@/lib/auth/session';
import { useSignOut } from '@/lib/auth/use-sign-out';
import { t } from '@/lib/i18n/staff';
import { paths } from '@/lib/paths/paths';
import type { ThemeChoice } from '@/lib/theme/theme';
import { themeChoices, useTheme } from './use-theme';

export function UserMenu({ session }: { session: Session }) {
  const router = useRouter();
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();
  const { user, org } = session;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('shell.userMenu', { name: user.name })}
          className="grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <Avatar name={user.name} />
        </button>
      }
    >
      <div className="flex items-center gap-3 px-2.5 py-2">
        <Avatar name={user.name} />
        <div className="min-w-0">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-xs text-muted">{user.email}</p>
          <p className="truncate text-xs text-muted">
            {org.name} · {t(`role.${user.role}`)}
          </p>
        </div>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t('shell.theme')}
        value={theme}
        onChange={(value) => setTheme(value as ThemeChoice)}
        options={themeChoices.map(({ value, label, icon: Icon }) => ({
          value,
          label: t(label),
          icon: <Icon aria-hidden />,
        }))}
      />
      <MenuSeparator />
      <MenuItem onSelect={() => router.push(paths.settings.security())}>
        <ShieldCheck aria-hidden />
        {t('shell.security')}
      </MenuItem>
      {session.permissions.includes('users:write') && (
        <MenuItem onSelect={() => router.push(paths.settings.organisation())}>
          <Settings aria-hidden />
          {t('shell.settings')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden />
        {t('shell.signOut')}
      </MenuItem>
    </Menu>
  );
}
