export type ThemeChoice = 'light' | 'dark' | 'system';

const KEY = 'theme';

/** Runs before the first paint, as an inline script of every page. */
export const themeScript = `(function(){try{var c=localStorage.getItem('${KEY}');var d=c==='dark'||(c!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.dataset.theme=d?'dark':'light'}catch(e){}})()`;

export function readTheme(): ThemeChoice {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

export function applyTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  const dark =
    choice === 'dark' ||
    (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Follows the device while the choice is "system". */
export function watchSystemTheme(): () => void {
  const list = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    if (readTheme() === 'system') applyTheme('system');
  };
  list.addEventListener('change', follow);
  return () => list.removeEventListener('change', follow);
}
