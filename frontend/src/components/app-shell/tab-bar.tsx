'use client';

import { Menu } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { Link } from '@/components/ui/link';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/staff';
import { isCurrent, moreItems, tabs } from './nav';

const MoreSheet = dynamic(() => import('./more-sheet').then((module) => module.MoreSheet), {
  ssr: false,
});

const tabStyle =
  'flex h-16 w-full flex-col items-center justify-center gap-1 text-xs font-medium focus-visible:-outline-offset-4';

/** The phone's navigation, under the thumb. */
export function TabBar() {
  const pathname = usePathname();
  const [more, setMore] = useState(false);
  const inMore = moreItems.some((item) => isCurrent(pathname, item.href));
  return (
    <nav
      aria-label={t('shell.tabs')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface/95 pb-safe backdrop-blur lg:hidden"
    >
      <ul className="mx-auto grid max-w-xl grid-cols-5">
        {tabs.map(({ href, label, icon: Icon }) => {
          const current = isCurrent(pathname, href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(tabStyle, current ? 'text-accent-ink' : 'text-muted')}
              >
                <Icon aria-hidden className="size-5.5" strokeWidth={current ? 2.4 : 1.9} />
                {t(label)}
              </Link>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            aria-haspopup="dialog"
            aria-expanded={more}
            onClick={() => setMore(true)}
            className={cn(tabStyle, inMore ? 'text-accent-ink' : 'text-muted')}
          >
            <Menu aria-hidden className="size-5.5" strokeWidth={inMore ? 2.4 : 1.9} />
            {t('shell.more')}
          </button>
        </li>
      </ul>
      {more && <MoreSheet onClose={() => setMore(false)} />}
    </nav>
  );
}
