import { create } from 'zustand';

type Commands = {
  open: 'palette' | 'help' | null;
  show: (what: 'palette' | 'help') => void;
  close: () => void;
};

/** Which of the keyboard's sheets is open; buttons open them too. */
export const useCommands = create<Commands>((set) => ({
  open: null,
  show: (what) => set({ open: what }),
  close: () => set({ open: null }),
}));
