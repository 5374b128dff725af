'use client';

import { useOrgFormat } from '@/lib/auth/use-org-format';
import type { SystemEvent } from './interleave';

/** What the system saw, quieter than what people wrote. */
export function EventRow({ event }: { event: SystemEvent }) {
  const format = useOrgFormat();
  return (
    <li className="flex items-start gap-1 py-1 pr-2 pl-2 md:pl-3">
      <span aria-hidden className="grid size-11 shrink-0 place-items-center">
        <span className="size-2.5 rounded-full border-2 border-line-strong" />
      </span>
      <div className="min-w-0 flex-1 py-2">
        <p className="break-words">{event.text}</p>
        <p className="text-sm text-muted md:text-xs">
          {[format.instant(event.at), event.by].filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  );
}
