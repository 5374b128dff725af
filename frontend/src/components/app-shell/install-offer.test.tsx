import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { watchInstall } from '@/lib/offline/install';
import { InstallOffer } from './install-offer';

const prompt = vi.fn(() => Promise.resolve());
const OFFER = { name: 'Install Dealwright on this device' };

/** A visit: the page comes up, and the browser says that the application can be installed. */
function visit(): () => void {
  const stop = watchInstall();
  window.dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt }));
  const { unmount } = render(<InstallOffer />);
  return () => {
    unmount();
    stop();
    sessionStorage.clear();
  };
}

it('offers to install from the second visit on, and installs (req:20.1)', async () => {
  const leave = visit();
  expect(screen.queryByRole('region', OFFER)).toBeNull();
  leave();

  visit();
  expect(screen.getByRole('region', OFFER)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Install' }));
  expect(prompt).toHaveBeenCalledOnce();
  expect(screen.queryByRole('region', OFFER)).toBeNull();
});

it('asks nobody again who said no', async () => {
  visit()();
  const leave = visit();
  await userEvent.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.queryByRole('region', OFFER)).toBeNull();
  leave();

  visit();
  expect(screen.queryByRole('region', OFFER)).toBeNull();
});
