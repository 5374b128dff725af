'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { t } from '@/lib/i18n/t';
import { useToasts, type Toast } from '@/stores/toasts';

const SHOWN_FOR = 6_000;

/** The one live region of the page: messages are announced, and wait while one points at them. */
export function Toaster() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div
      role="region"
      aria-label={t('toast.region')}
      // Above on phones, where the thumb's actions are below; below on desktops, over what stands at a page's foot.
      className="pointer-events-none fixed inset-x-0 top-[calc(0.75rem+env(safe-area-inset-top))] z-60 px-4 lg:top-auto lg:bottom-28"
    >
      <ol
        aria-live="polite"
        className="mx-auto flex max-w-md flex-col gap-2 max-lg:[body[data-scroll-locked]_&>:not(:last-child)]:hidden"
      >
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} />
        ))}
      </ol>
    </div>
  );
}

function ToastItem({ toast }: { toast: Toast }) {
  const dismiss = useToasts((state) => state.dismiss);
  const [held, setHeld] = useState(false);

  const hold = useCallback((item: HTMLLIElement | null) => {
    if (!item) return;
    const listening = new AbortController();
    const { signal } = listening;
    for (const type of ['mouseenter', 'focusin']) {
      item.addEventListener(type, () => setHeld(true), { signal });
    }
    for (const type of ['mouseleave', 'focusout']) {
      item.addEventListener(type, () => setHeld(false), { signal });
    }
    return () => listening.abort();
  }, []);

  useEffect(() => {
    if (held || toast.sticky) return;
    const timer = setTimeout(() => dismiss(toast.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [held, toast, dismiss]);

  const { action } = toast;
  return (
    <li
      ref={hold}
      className="pointer-events-auto flex animate-in items-center gap-3 rounded-control bg-ink py-1.5 pr-1.5 pl-4 text-canvas shadow-raised duration-200 fade-in slide-in-from-top-4 lg:slide-in-from-bottom-4"
    >
      {toast.tone === 'good' && <CircleCheck aria-hidden className="size-5 shrink-0" />}
      {toast.tone === 'bad' && <CircleAlert aria-hidden className="size-5 shrink-0" />}
      <span className="min-w-0 flex-1 py-2 break-words">{toast.message}</span>
      {action && (
        <button
          type="button"
          className="min-h-11 rounded-control px-3 font-semibold underline underline-offset-4"
          onClick={() => {
            dismiss(toast.id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t('action.dismiss')}
        className="grid size-11 shrink-0 place-items-center rounded-control opacity-75 hover:opacity-100"
        onClick={() => dismiss(toast.id)}
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
