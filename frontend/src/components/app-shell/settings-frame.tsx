'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { useCan } from '@/lib/auth/session-context';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/settings';
import { inSight } from '@/lib/in-sight';
import { paths } from '@/lib/paths/paths';
import { PageHeader } from './page-header';

const sections = [
  { label: 'settings.organisation', href: paths.settings.organisation() },
  { label: 'settings.users', href: paths.settings.users() },
  { label: 'settings.macros', href: paths.settings.macros(), forAdmins: true },
  { label: 'settings.quoting', href: paths.settings.quoting(), forAdmins: true },
  { label: 'settings.taxCodes', href: paths.settings.taxCodes(), forAdmins: true },
  { label: 'settings.data', href: paths.settings.data(), forExporters: true },
  { label: 'settings.keys', href: paths.settings.keys(), forAdmins: true },
  { label: 'settings.audit', href: paths.settings.audit(), forAdmins: true },
  { label: 'settings.security', href: paths.settings.security() },
] as const;

/** The settings' sections side by side, each a page of its own. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const seesKeys = useCan('api_keys:read');
  const isCurrent = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const mayExport = useCan('exports:read');
  const shown = sections.filter((section) =>
    'forExporters' in section ? mayExport : seesKeys || !('forAdmins' in section),
  );
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t('settings.title')} />
      <nav aria-label={t('settings.title')} className="mb-5 border-b border-line">
        <ul className="relative flex gap-1 overflow-x-auto">
          {shown.map(({ label, href }) => (
            <li key={href} ref={isCurrent(href) ? inSight : undefined}>
              <Link
                href={href}
                aria-current={isCurrent(href) ? 'page' : undefined}
                className={cn(
                  '-mb-px flex min-h-11 items-center border-b-2 px-3 font-medium whitespace-nowrap',
                  isCurrent(href)
                    ? 'border-accent-ink text-ink'
                    : 'border-transparent text-muted hover:text-ink',
                )}
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}
