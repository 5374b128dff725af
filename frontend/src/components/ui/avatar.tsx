import { cn } from '@/lib/cn';

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}

type AvatarProps = { name: string; size?: 'sm' | 'md' | 'lg'; square?: boolean };

/** Initials; the name stands beside it, so it is decorative. */
export function Avatar({ name, size = 'md', square }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid shrink-0 place-items-center bg-accent-soft font-semibold text-accent-ink select-none',
        square ? 'rounded-control' : 'rounded-full',
        { sm: 'size-7 text-xs', md: 'size-9 text-sm', lg: 'size-12 text-lg' }[size],
      )}
    >
      {initials(name)}
    </span>
  );
}
