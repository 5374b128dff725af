'use client';

import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { Avatar } from '@/components/ui/avatar';
import { Link } from '@/components/ui/link';
import { useMaybeSession } from '@/lib/auth/session-context';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/staff';
import { paths } from '@/lib/paths/paths';
import { isCurrent, sections, type NavItem } from './nav';

const Logo = dynamic(() => import('@/components/ui/logo').then((module) => module.Logo), {
  ssr: false,
  loading: () => <span className="size-9" />,
});

/** The desktop's navigation, headed by the organisation's own name and logo. */
export function Sidebar() {
  const session = useMaybeSession();
  const pathname = usePathname();
  const name = session?.org.name ?? t('app.name');
  return (
    <aside className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col border-r border-line bg-surface lg:flex">
      <Link
        href={paths.home()}
        className="flex h-16 items-center gap-3 px-5 focus-visible:-outline-offset-4"
      >
        {session?.org.branding.logo_id ? (
          <Logo className="size-9 rounded-control object-contain">
            <Avatar name={name} square />
          </Logo>
        ) : (
          <Avatar name={name} square />
        )}
        <span className="truncate font-semibold">{name}</span>
      </Link>
      <nav aria-label={t('shell.nav')} className="flex-1 space-y-5 overflow-y-auto px-3 py-2">
        {sections.map((section) => (
          <div key={section.title ?? 'top'}>
            {section.title && (
              <p className="px-3 pb-1.5 text-xs font-medium text-muted">{t(section.title)}</p>
            )}
            <ul className="space-y-0.5">
              {section.items.map((item) => (
                <li key={item.href}>
                  <SidebarLink item={item} current={isCurrent(pathname, item.href)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </aside>
  );
}

function SidebarLink({ item, current }: { item: NavItem; current: boolean }) {
  const Icon = item.icon;
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex min-h-10 items-center gap-3 rounded-control px-3 font-medium transition-colors',
        current ? 'bg-accent-soft text-accent-ink' : 'text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      <Icon aria-hidden className="size-4.5" />
      {t(item.label)}
    </Link>
  );
}
