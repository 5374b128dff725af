import type { LucideIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Fragment, type ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { PendingMark } from '@/components/ui/pending-mark';
import { useRouteId } from '@/lib/paths/use-route-id';

const FavouriteStar = dynamic(
  () => import('./favourite-star').then((module) => module.FavouriteStar),
  { ssr: false },
);

type Fact = { label: string; value: ReactNode };

type RecordHeaderProps = {
  /** The object, above the name. */
  kind: string;
  title: string;
  icon?: ReactNode;
  badges?: ReactNode;
  /** The three that matter; empty ones are left out by the caller. */
  facts: readonly Fact[];
  actions?: ReactNode;
  /** The stage path, below. */
  children?: ReactNode;
};

/** The highlights panel of a record page. */
export function RecordHeader({
  kind,
  title,
  icon,
  badges,
  facts,
  actions,
  children,
}: RecordHeaderProps) {
  return (
    <header className="rounded-sheet border border-line bg-surface p-4 shadow-card md:p-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-4">
        <div className="flex min-w-0 flex-1 basis-64 items-center gap-3.5">
          {icon}
          <div className="min-w-0">
            <p className="text-xs font-medium text-muted">{kind}</p>
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="min-w-0 text-xl leading-7 font-semibold break-words">{title}</h1>
              {badges}
              <PendingMark id={useRouteId()} />
              <FavouriteStar title={title} />
            </div>
          </div>
        </div>
        {actions && <div className="flex items-center gap-2">{actions}</div>}
      </div>
      {facts.length > 0 && (
        <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 border-t border-line pt-4 sm:flex sm:flex-wrap sm:gap-x-10">
          {facts.map((fact) => (
            <div key={fact.label} className="min-w-0">
              <dt className="text-xs text-muted">{fact.label}</dt>
              <dd className="mt-0.5 font-medium break-words tabular md:truncate">{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children && <div className="mt-4">{children}</div>}
    </header>
  );
}

/** The sign of the kind of record, where it has no face of its own. */
export function RecordIcon({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span className="grid size-12 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-ink">
      <Icon aria-hidden className="size-6" />
    </span>
  );
}

type PhoneActionsProps = { className?: string; children: ReactNode };

/** The next steps on a phone, where the thumb is. */
export function PhoneActions({ className, children }: PhoneActionsProps) {
  return (
    <div
      data-form-actions
      className={cn(
        'fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 flex gap-2 border-t border-line bg-surface px-4 py-3 *:flex-1 *:px-2',
        className,
      )}
    >
      {children}
    </div>
  );
}

/** Columns of a record page: one below the other on phones, side by side on desktop. */
export function RecordColumns({ columns }: { columns: readonly ReactNode[] }) {
  return (
    <div className="mt-4 grid grid-cols-1 items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
      {columns.map((column, index) => (
        <div key={index} className="min-w-0 space-y-4">
          {column}
        </div>
      ))}
    </div>
  );
}

/** Labelled values; an em dash marks what is empty. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(7rem,2fr)_5fr] sm:gap-y-2.5">
      {facts.map((fact) => (
        <Fragment key={fact.label}>
          <dt className="text-muted max-sm:-mb-2.5 max-sm:text-sm">{fact.label}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line">{fact.value || '–'}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
