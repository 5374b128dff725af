import { cn } from '@/lib/cn';

type ProgressBarProps = { label: string; percent: number; tone?: 'accent' | 'good' };

/** How far something is, drawn; the label says it in words. */
export function ProgressBar({ label, percent, tone = 'accent' }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(percent)}
      className="h-2.5 overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={cn(
          'h-full rounded-full transition-[width] duration-500 motion-reduce:transition-none',
          tone === 'good' ? 'bg-good' : 'bg-accent',
        )}
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
