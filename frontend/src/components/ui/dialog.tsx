'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { t } from '@/lib/i18n/t';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  children: ReactNode;
  /** Wider on desktop, for forms in two columns. */
  wide?: boolean;
  role?: 'dialog' | 'alertdialog';
};

/** Starts at the element marked data-autofocus, where there is one, instead of the close button. */
function focusMarked(event: Event): void {
  const content = event.currentTarget;
  const marked = content instanceof Element && content.querySelector('[data-autofocus]');
  if (!(marked instanceof HTMLElement)) return;
  event.preventDefault();
  marked.focus();
}

/**
 * One dialog for both worlds: a sheet that rises from below on phones, a centred modal on desktop.
 * Put long content in DialogBody and the actions in DialogFooter, which stays in reach of the thumb.
 */
export function Dialog({ open, onClose, title, description, children, wide, role }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim data-[state=closed]:animate-out data-[state=closed]:fade-out data-[state=open]:animate-in data-[state=open]:fade-in" />
        <Radix.Content
          role={role ?? 'dialog'}
          onOpenAutoFocus={focusMarked}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed z-50 flex max-h-[86dvh] flex-col bg-surface shadow-raised outline-none',
            'inset-x-0 bottom-0 rounded-t-sheet duration-200',
            'md:inset-auto md:top-1/2 md:left-1/2 md:w-[calc(100%-3rem)] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-sheet',
            'data-[state=closed]:animate-out data-[state=open]:animate-in max-md:data-[state=closed]:slide-out-to-bottom max-md:data-[state=open]:slide-in-from-bottom',
            'md:data-[state=closed]:fade-out md:data-[state=open]:zoom-in-95 md:data-[state=open]:fade-in',
            wide ? 'md:max-w-2xl' : 'md:max-w-md',
          )}
        >
          <div aria-hidden className="mx-auto mt-2 h-1 w-10 rounded-full bg-line md:hidden" />
          <div className="flex items-start justify-between gap-3 px-5 pt-3 pb-3 md:px-6 md:pt-5">
            <div className="min-w-0">
              <Radix.Title className="text-lg font-semibold break-words">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close
              className="-mt-1.5 -mr-2 grid size-11 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken md:size-9"
              aria-label={t('action.close')}
            >
              <X aria-hidden className="size-5" />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const dialogBodyStyles =
  'min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-5 md:px-6';

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={dialogBodyStyles}>{children}</div>;
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-row-reverse gap-2 rounded-b-sheet border-t border-line bg-surface px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-md:*:flex-1 md:px-6 md:pb-4">
      {children}
    </div>
  );
}
