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

const held = new Map<string, Promise<unknown>>();

/** Web locks: whoever asks for the same name stands behind the others. */
const locks = {
  request: (name: string, run: () => Promise<unknown>) => {
    const next = (held.get(name) ?? Promise.resolve()).then(run, run);
    held.set(
      name,
      next.catch(() => undefined),
    );
    return next;
  },
};
Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });

Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
