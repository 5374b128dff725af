import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import 'fake-indexeddb/auto';
import { afterEach, vi } from 'vitest';

// A busy machine is no reason to fail.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  setViewport('wide');
});

let wide = true;

/** The width that media queries see: a desktop unless a test says otherwise. */
export function setViewport(to: 'wide' | 'phone'): void {
  wide = to === 'wide';
}

vi.stubGlobal('matchMedia', (query: string) => ({
  matches: query.includes('min-width') ? wide : false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));

let held: Promise<unknown> = Promise.resolve();

/** Web locks with one lock, enough to put callers behind each other. */
const locks = {
  request: (_name: string, run: () => Promise<unknown>) => {
    const next = held.then(run, run);
    held = next.catch(() => undefined);
    return next;
  },
};
Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });

Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
