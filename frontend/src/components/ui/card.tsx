import { useId, type ReactNode } from 'react';
import { cn } from '@/lib/cn';

type CardProps = {
  title?: string;
  count?: string;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  /** No inner padding, for lists that reach the edges. */
  flush?: boolean;
};

/** A titled section on the page's canvas. */
export function Card({ title, count, actions, children, className, flush }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cn(
        'overflow-clip rounded-sheet border border-line bg-surface shadow-card',
        className,
      )}
    >
      {title && (
        <header className="flex min-h-14 items-center gap-2 py-1.5 pr-2 pl-4 md:min-h-12 md:pl-5">
          <h2 id={id} className="min-w-0 font-semibold text-balance">
            {title}
          </h2>
          {count && (
            <span className="rounded-full bg-sunken px-2 text-xs leading-5 text-muted tabular">
              {count}
            </span>
          )}
          {actions && <div className="ml-auto flex items-center gap-1">{actions}</div>}
        </header>
      )}
      <div
        className={cn(flush ? '' : 'px-4 pb-4 md:px-5 md:pb-5', !title && !flush && 'pt-4 md:pt-5')}
      >
        {children}
      </div>
    </section>
  );
}
