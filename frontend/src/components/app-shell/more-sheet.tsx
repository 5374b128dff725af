'use client';

import { ChevronRight, LogOut, Search } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody } from '@/components/ui/dialog';
import { Link } from '@/components/ui/link';
import { Logo } from '@/components/ui/logo';
import { useMaybeSession } from '@/lib/auth/session-context';
import { useSignOut } from '@/lib/auth/use-sign-out';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/staff';
import { paths } from '@/lib/paths/paths';
import { moreItems } from './nav';
import { themeChoices, useTheme } from './use-theme';

const search = { label: 'shell.search', href: paths.search(), icon: Search } as const;

/** What does not fit the tab bar: the other objects, the person, the appearance. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const session = useMaybeSession();
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();
  return (
    <Dialog open onClose={onClose} title={t('shell.more')}>
      <DialogBody>
        <ul className="divide-y divide-line border-line">
          {[search, ...moreItems].map(({ href, label, icon: Icon }) => (
            <li key={href}>
              <Link
                href={href}
                onClick={onClose}
                className="flex min-h-14 items-center gap-3 font-medium"
              >
                <Icon aria-hidden className="size-5 text-accent-ink" />
                {t(label)}
                <ChevronRight aria-hidden className="ml-auto size-5 text-line-strong" />
              </Link>
            </li>
          ))}
        </ul>
        <div
          role="radiogroup"
          aria-label={t('shell.theme')}
          className="mt-4 grid grid-cols-3 gap-1 rounded-control bg-sunken p-1"
        >
          {themeChoices.map(({ value, label, icon: Icon }) => (
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={theme === value}
              onClick={() => setTheme(value)}
              className={cn(
                'flex min-h-11 items-center justify-center gap-2 rounded-lg text-sm font-medium',
                theme === value ? 'bg-surface text-ink shadow-card' : 'text-muted',
              )}
            >
              <Icon aria-hidden className="size-4" />
              {t(label)}
            </button>
          ))}
        </div>
        {session && (
          <div className="mt-5 flex items-center gap-3">
            <Avatar name={session.user.name} />
            <Logo className="h-9 max-w-24 object-contain" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{session.user.name}</p>
              <p className="truncate text-sm text-muted">
                {session.org.name} · {t(`role.${session.user.role}`)}
              </p>
            </div>
            <Button
              onClick={() => {
                onClose();
                signOut();
              }}
            >
              <LogOut aria-hidden />
              {t('shell.signOut')}
            </Button>
          </div>
        )}
      </DialogBody>
    </Dialog>
  );
}
