import { create } from 'zustand';

/** Whether somebody is asked what becomes of unsent work before signing out. */
export const useLeaving = create<{ asking: boolean }>(() => ({ asking: false }));
