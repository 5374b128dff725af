import { create } from 'zustand';
import { t } from '@/lib/i18n/t';

export type Toast = {
  id: string;
  message: string;
  tone: 'neutral' | 'good' | 'bad';
  action?: { label: string; run: () => void };
  /** Stays until dismissed. */
  sticky?: boolean;
};

type ToastState = {
  toasts: Toast[];
  show: (toast: Omit<Toast, 'id'> & { id?: string }) => void;
  dismiss: (id: string) => void;
};

/** A message that is shown already is not shown twice; those with something to undo each stand for themselves. */
export const useToasts = create<ToastState>((set) => ({
  toasts: [],
  show: (toast) =>
    set((state) => {
      const id = toast.id ?? crypto.randomUUID();
      const isSame = (each: Toast) =>
        each.id === id || (!each.action && each.message === toast.message);
      return {
        toasts: [...state.toasts.filter((each) => !isSame(each)), { ...toast, id }].slice(-3),
      };
    }),
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((each) => each.id !== id) })),
}));

/** Shows a short message from anywhere; `action` gives it a button such as Undo. */
export const toast = {
  good: (message: string, action?: Toast['action']) =>
    useToasts.getState().show({ message, tone: 'good', action }),
  bad: (message: string) => useToasts.getState().show({ message, tone: 'bad' }),
};

/** Takes back what could be undone: something has been made of it since. */
export function withdrawUndo(): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => !each.action) }));
}

/** Says that a write waits on this device for a connection. */
export function sayQueued(action?: Toast['action']): void {
  useToasts.getState().show({ message: t('outbox.queued'), tone: 'neutral', action });
}
