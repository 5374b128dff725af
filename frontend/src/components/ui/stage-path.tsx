import { Check } from 'lucide-react';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/staff';
import { inSight } from '@/lib/in-sight';

export type PathStep = { value: string; label: string; tone?: 'good' | 'bad' };

type StagePathProps = {
  steps: readonly PathStep[];
  current: string;
  /** Absent: the path only shows where the record stands. */
  onSelect?: (value: string) => void;
  label?: string;
  pending?: boolean;
};

const CHEVRON =
  '[clip-path:polygon(0_0,calc(100%-0.75rem)_0,100%_50%,calc(100%-0.75rem)_100%,0_100%,0.75rem_50%)] group-first:[clip-path:polygon(0_0,calc(100%-0.75rem)_0,100%_50%,calc(100%-0.75rem)_100%,0_100%)]';

/** The stages as a row of chevrons; on phones it scrolls sideways, to where the record stands. */
export function StagePath({
  steps,
  current,
  onSelect,
  label = t('path.label'),
  pending,
}: StagePathProps) {
  const at = steps.findIndex((step) => step.value === current);
  return (
    <ol
      aria-label={label}
      // Where nothing in it can be chosen, the keyboard scrolls the row itself.
      tabIndex={onSelect ? undefined : 0}
      className="relative -mx-1 flex [scrollbar-width:none] overflow-x-auto rounded-lg px-1"
    >
      {steps.map((step, index) => {
        const state = index === at ? 'current' : index < at ? 'done' : 'upcoming';
        const content = (
          <>
            {state === 'done' && <Check aria-hidden className="size-4 shrink-0" />}
            <span className="truncate">{step.label}</span>
            <span className="sr-only">{t(`path.${state}`)}</span>
          </>
        );
        const look = cn(
          'flex min-h-11 w-full items-center justify-center gap-1.5 px-5 text-sm font-medium whitespace-nowrap md:min-h-10',
          CHEVRON,
          state === 'upcoming' && 'bg-sunken text-muted',
          state === 'done' && 'bg-accent-soft text-accent-ink',
          state === 'current' && 'bg-accent text-accent-contrast',
          state === 'current' && step.tone === 'good' && 'bg-good text-surface',
          state === 'current' && step.tone === 'bad' && 'bg-bad text-bad-contrast',
        );
        return (
          <li
            key={step.value}
            ref={state === 'current' ? inSight : undefined}
            className="group -mr-1.5 flex-1 shrink-0"
            aria-current={state === 'current' ? 'step' : undefined}
          >
            {onSelect && state !== 'current' ? (
              <button
                type="button"
                disabled={pending}
                onClick={() => onSelect(step.value)}
                className={cn(
                  look,
                  'hover:brightness-95 focus-visible:underline dark:hover:brightness-125',
                )}
              >
                {content}
              </button>
            ) : (
              <span className={look}>{content}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
