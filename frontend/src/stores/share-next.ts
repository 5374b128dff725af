import { create } from 'zustand';

/** The quote that was finalised just now; to share it comes next. */
export const useShareNext = create<{ id: string | null }>(() => ({ id: null }));
