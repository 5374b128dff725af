import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { BrowserSession } from '@/features/profile/api';
import { useToasts } from '@/stores/toasts';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { SecurityScreen } from './security-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/settings/security',
  useSearchParams: () => new URLSearchParams(),
}));

const SLOW = { timeout: 5_000 };
const session = (values: Partial<BrowserSession> = {}): BrowserSession => ({
  id: 's1',
  created_at: '2026-11-20T09:30:00Z',
  last_seen: '2026-11-21T09:30:00Z',
  ip: '203.0.113.7',
  agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0',
  is_current: true,
  ...values,
});
const other = session({ id: 's2', ip: '198.51.100.4', is_current: false });
const present = (totp = false, totp_required = false) => ({
  'GET /me/security': () => ({ body: { totp, totp_required } }),
  'GET /me/sessions': () => ({ body: { items: [session(), other] } }),
  'GET /me/calendar-feed': () => ({ body: { made_at: null } }),
  'GET /me/digest': () => ({ body: { is_on: true, is_sent: true } }),
});
const show = () =>
  renderStaff(
    <>
      <SecurityScreen />
      <Toaster />
    </>,
    [],
  );
const posted = (calls: { method: string; path: string; body: unknown }[], path: string) =>
  calls.filter((call) => call.method !== 'GET' && call.path === path).map((call) => call.body);

beforeEach(() => useToasts.setState({ toasts: [] }));

async function change(): Promise<HTMLElement> {
  const form = screen.getByRole('form', { name: 'Change password' });
  await userEvent.type(within(form).getByLabelText('Present password'), 'the present one');
  await userEvent.type(within(form).getByLabelText('New password'), 'Dealwright-2026-x');
  await userEvent.click(within(form).getByRole('button', { name: 'Change password' }));
  return form;
}

it('changes the password and forgets what was typed req:1.18', async () => {
  const calls = mockApi({ ...present(), 'POST /me/password': () => ({ status: 204 }) });
  show();
  const form = await change();

  await screen.findByText('Your password is changed');
  expect(posted(calls, '/me/password')).toEqual([
    { current_password: 'the present one', password: 'Dealwright-2026-x' },
  ]);
  expect(within(form).getByLabelText('Present password')).toHaveValue('');
});

it('says beside the field that the present password is another', async () => {
  const message = 'This is not your present password.';
  mockApi({
    ...present(),
    'POST /me/password': () => ({
      status: 422,
      body: {
        code: 'invalid_input',
        errors: [{ path: 'current_password', code: 'wrong_password', message }],
      },
    }),
  });
  show();
  const form = await change();

  expect(await within(form).findByText(message)).toBeVisible();
  expect(within(form).getByLabelText('Present password')).toHaveAccessibleDescription(message);
});

it('sets up an authenticator with a code of it req:1.25', async () => {
  const calls = mockApi({
    ...present(),
    'POST /me/totp': () => ({
      body: { secret: 'ABCDEFGH', uri: 'otpauth://totp/x?secret=ABCDEFGH' },
    }),
    'PUT /me/totp': () => ({ status: 204 }),
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Set up' }, SLOW));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('ABCD EFGH', {}, SLOW)).toBeVisible();
  await userEvent.type(within(dialog).getByLabelText('Six-digit code'), '123456');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Turn on' }));

  await screen.findByText('Signing in asks for a code from now on');
  expect(posted(calls, '/me/totp').at(-1)).toEqual({ code: '123456' });
});

it('keeps an authenticator that the role needs', async () => {
  mockApi(present(true, true));
  show();
  expect(await screen.findByText(/Your role needs it/, {}, SLOW)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Turn off' })).toBeNull();
});

it('turns an authenticator off for who knows the password', async () => {
  const calls = mockApi({ ...present(true), 'POST /me/totp/remove': () => ({ status: 204 }) });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Turn off' }, SLOW));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Present password'), 'the present one');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Turn off' }));

  await screen.findByText('Signing in asks for no code any more');
  expect(posted(calls, '/me/totp/remove')).toEqual([{ current_password: 'the present one' }]);
});

it('signs another browser out, and not this one req:1.26', async () => {
  const calls = mockApi({ ...present(), 'DELETE /me/sessions/s2': () => ({ status: 204 }) });
  show();
  expect(await screen.findByText('This browser', {}, SLOW)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /^Sign out .+ on / }));

  await screen.findByText('Signed out there');
  expect(posted(calls, '/me/sessions/s2')).toHaveLength(1);
});

it('asks before it ends every session', async () => {
  const calls = mockApi(present());
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out everywhere' }, SLOW));
  const asked = await screen.findByRole('alertdialog');
  await userEvent.click(within(asked).getByRole('button', { name: 'Cancel' }));

  expect(writes(calls)).toEqual([]);
});

it('makes an address for the calendar, shows it once, and revokes it req:B13', async () => {
  let made_at: string | null = null;
  const path = '/api/v1/calendar.ics?token=secret';
  const calls = mockApi({
    ...present(),
    'GET /me/calendar-feed': () => ({ body: { made_at } }),
    'POST /me/calendar-feed': () => {
      made_at = '2026-11-22T09:30:00Z';
      return { status: 201, body: { made_at, path } };
    },
    'DELETE /me/calendar-feed': () => {
      made_at = null;
      return { status: 204 };
    },
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Make an address' }, SLOW));
  const dialog = await screen.findByRole('dialog', { name: 'Your calendar’s address' }, SLOW);
  expect(within(dialog).getByTestId('secret')).toHaveTextContent(
    `${window.location.origin}${path}`,
  );
  await userEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(screen.queryByTestId('secret')).toBeNull();

  await userEvent.click(await screen.findByRole('button', { name: 'Revoke' }, SLOW));
  const asked = await screen.findByRole('alertdialog');
  await userEvent.click(within(asked).getByRole('button', { name: 'Revoke' }));
  await screen.findByText('The address is revoked');
  expect(calls.filter((call) => call.method === 'DELETE')).toHaveLength(1);
});

it('turns the morning mail off, and says why it stays on where that fails', async () => {
  let is_on = true;
  const calls = mockApi({
    ...present(),
    'GET /me/digest': () => ({ body: { is_on, is_sent: true } }),
    'PUT /me/digest': () => {
      if (!is_on) return { status: 503, body: { code: 'unavailable' } };
      is_on = false;
      return { body: { is_on, is_sent: true } };
    },
  });
  show();
  const box = await screen.findByRole('checkbox', { name: 'Mail me what is due' }, SLOW);
  expect(box).toBeChecked();
  await userEvent.click(box);

  await waitFor(() => expect(box).not.toBeChecked());
  expect(posted(calls, '/me/digest')).toEqual([{ is_on: false }]);
  expect(await screen.findByText('You are mailed no more.')).toBeVisible();
  await userEvent.click(box);
  expect(await screen.findByText(/server had a problem|try again/i)).toBeVisible();
  expect(box).not.toBeChecked();
});
