type InstallPrompt = Event & { prompt: () => Promise<unknown> };

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function keep(prompt: InstallPrompt | null): void {
  offered = prompt;
  listeners.forEach((listener) => listener());
}

/** Holds back the browser's own offer to install, which comes once and early, for ours. */
export function watchInstall(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const hold = (event: Event) => {
    event.preventDefault();
    keep(event as InstallPrompt);
  };
  window.addEventListener('beforeinstallprompt', hold, { signal });
  window.addEventListener('appinstalled', () => keep(null), { signal });
  return () => listening.abort();
}

export const installOffer = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => offered,
  accept: async () => {
    const prompt = offered;
    keep(null);
    await prompt?.prompt();
  },
};
