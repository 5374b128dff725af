import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type PageStateProps = {
  icon: LucideIcon;
  title: string;
  hint?: string;
  children?: ReactNode;
  /** Interrupts a screen reader, for failures. */
  alert?: boolean;
};

/** The shape that all states without content share: an icon, what happened, what to do next. */
export function PageState({ icon: Icon, title, hint, children, alert }: PageStateProps) {
  return (
    <div
      role={alert ? 'alert' : undefined}
      className="mx-auto flex max-w-sm animate-in flex-col items-center px-4 py-14 text-center duration-300 fade-in"
    >
      <span className="mb-4 grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent-ink">
        <Icon aria-hidden className="size-7" strokeWidth={1.6} />
      </span>
      <h2 className="text-lg font-semibold">{title}</h2>
      {hint && <p className="mt-1.5 text-pretty text-muted">{hint}</p>}
      {children && <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
