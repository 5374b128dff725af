'use client';

import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { applyTheme, readTheme, type ThemeChoice } from '@/lib/theme/theme';

export const themeChoices = [
  { value: 'light', label: 'shell.theme.light', icon: Sun },
  { value: 'dark', label: 'shell.theme.dark', icon: Moon },
  { value: 'system', label: 'shell.theme.system', icon: Monitor },
] as const satisfies readonly { value: ThemeChoice; label: string; icon: LucideIcon }[];

/** The appearance and how to change it; only in parts that are drawn in the browser. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [theme, setTheme] = useState<ThemeChoice>(readTheme);
  return [
    theme,
    (choice) => {
      applyTheme(choice);
      setTheme(choice);
    },
  ];
}
