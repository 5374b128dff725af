import { create } from 'zustand';

/** The draft that somebody asked to go on with; its form opens wherever it stands. */
export const useReopenedForm = create<{ draftKey: string | null; at: number }>(() => ({
  draftKey: null,
  at: 0,
}));
