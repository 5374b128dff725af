import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { t } from '@/lib/i18n/staff';
import { paths } from '@/lib/paths/paths';

type PageHeaderProps = { title: string; subtitle?: string; actions?: ReactNode };

export function PageHeader({ title, subtitle, actions }: PageHeaderProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3 md:mb-5">
      <div className="min-w-0 grow basis-52">
        <h1 className="text-2xl font-bold md:text-xl md:font-semibold">{title}</h1>
        {subtitle && <p className="mt-0.5 text-muted">{subtitle}</p>}
      </div>
      <ButtonLink
        tone="quiet"
        size="icon"
        href={paths.search()}
        aria-label={t('shell.search')}
        className="lg:hidden"
      >
        <Search aria-hidden />
      </ButtonLink>
      {actions && <div className="flex items-center gap-2">{actions}</div>}
    </div>
  );
}
