import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { ApiKey } from '@/features/partners/api';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ApiKeysScreen } from './api-keys-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/settings/api-keys',
  useSearchParams: () => new URLSearchParams(),
}));

const SECRET = 'dwk_oneTwoThreeFourFiveSixSevenEightNineTenEleven12';

const apiKey = (values: Partial<ApiKey> = {}): ApiKey => ({
  id: '01K0AAAAAAAAAAAAAAAAAAAAAA',
  version: 1,
  name: 'Website',
  scopes: ['leads:read', 'leads:write', 'orders:read'],
  hint: 'en12',
  status: 'active',
  created_at: '2026-11-20T09:30:00Z',
  created_by: 'u1',
  expires_at: null,
  revoked_at: null,
  last_used_at: null,
  ...values,
});
const list = (...items: ApiKey[]) => ({ body: { items, next_cursor: null } });
const show = (permissions: Permission[] = ['api_keys:read', 'api_keys:write']) =>
  renderStaff(
    <>
      <ApiKeysScreen />
      <Toaster />
    </>,
    permissions,
  );

async function fillIn(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: 'Create a key' }));
  const dialog = await screen.findByRole('dialog', {}, { timeout: 5_000 });
  await userEvent.type(within(dialog).getByLabelText(/Name/), 'Website');
  await userEvent.click(within(dialog).getByLabelText('Change Leads'));
  return dialog;
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => localStorage.clear());

it('shows a new key once, to be copied, and keeps it nowhere req:1.29', async () => {
  const copied = vi.fn(async () => {});
  const calls = mockApi({
    'GET /api-keys': () => list(),
    'POST /api-keys': () => ({ status: 201, body: { ...apiKey(), secret: SECRET } }),
  });
  show();
  const dialog = await fillIn();
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: copied },
    configurable: true,
  });
  await userEvent.selectOptions(within(dialog).getByLabelText(/Ends/), '');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  expect(await screen.findByText(SECRET)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Copy the key' }));
  await screen.findByRole('button', { name: 'Copied' });
  expect(copied).toHaveBeenCalledWith(SECRET);
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    name: 'Website',
    scopes: ['leads:write'],
    expires_at: null,
  });
  expect(JSON.stringify(localStorage)).not.toContain(SECRET);

  await userEvent.click(screen.getByRole('button', { name: 'I have copied it' }));
  await waitFor(() => expect(screen.queryByText(SECRET)).toBeNull());
});

it('sends when the key ends', async () => {
  const calls = mockApi({
    'GET /api-keys': () => list(),
    'POST /api-keys': () => ({ status: 201, body: { ...apiKey(), secret: SECRET } }),
  });
  show();
  const dialog = await fillIn();
  await userEvent.selectOptions(within(dialog).getByLabelText(/Ends/), '30');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  await screen.findByText(SECRET);
  const sent = calls.find((call) => call.method === 'POST')?.body as { expires_at: string };
  const days = (Date.parse(sent.expires_at) - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(30, 2);
});

it('asks for at least one thing that the key may do', async () => {
  const calls = mockApi({ 'GET /api-keys': () => list() });
  show();
  const dialog = await fillIn();
  await userEvent.click(within(dialog).getByLabelText('Change Leads'));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  expect(await within(dialog).findByText('Choose what the key may do.')).toBeVisible();
  expect(calls.filter((call) => call.method === 'POST')).toEqual([]);
});

it('says that the plan has no more keys', async () => {
  mockApi({
    'GET /api-keys': () => list(),
    'POST /api-keys': () => ({
      status: 409,
      body: { code: 'too_many_api_keys', detail: 'Your plan has 5 API keys.', errors: [] },
    }),
  });
  show();
  const dialog = await fillIn();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  expect(await within(dialog).findByText('Your plan has 5 API keys.')).toBeVisible();
});

it('says that a key made by a lost request cannot be shown', async () => {
  mockApi({
    'GET /api-keys': () => list(),
    'POST /api-keys': () => ({ body: { ...apiKey(), secret: null } }),
  });
  show();
  const dialog = await fillIn();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create' }));

  expect(await screen.findByText(/cannot be shown again/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Copy the key' })).toBeNull();
});

it('tells what each key may do and what has become of it', async () => {
  mockApi({
    'GET /api-keys': () =>
      list(
        apiKey({ last_used_at: '2026-11-21T09:30:00Z' }),
        apiKey({ id: '2', name: 'Old', status: 'revoked', scopes: ['reports:read'] }),
      ),
  });
  show();

  expect(await screen.findByText('changes Leads · reads Orders')).toBeVisible();
  expect(screen.getByText(/Last used 21\/11\/2026/)).toBeVisible();
  expect(screen.getByText('Never used')).toBeVisible();
  expect(screen.getAllByText('dwk_…en12')).toHaveLength(2);
  expect(screen.getByText('Revoked')).toBeVisible();
  expect(screen.getAllByRole('button', { name: /Revoke/ })).toHaveLength(1);
});

it('revokes after asking', async () => {
  const calls = mockApi({
    'GET /api-keys': () => list(apiKey()),
    'POST /api-keys/01K0AAAAAAAAAAAAAAAAAAAAAA/revoke': () => ({
      body: apiKey({ status: 'revoked' }),
    }),
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Revoke Website' }));
  const asked = await screen.findByRole('alertdialog');
  expect(calls.filter((call) => call.method === 'POST')).toEqual([]);
  await userEvent.click(within(asked).getByRole('button', { name: 'Revoke' }));

  await screen.findByText('Website opens nothing any more within a minute');
  expect(calls.filter((call) => call.method === 'POST')).toHaveLength(1);
});

it('says what keys are when there are none', async () => {
  mockApi({ 'GET /api-keys': () => list() });
  show();
  expect(await screen.findByText('No keys yet')).toBeVisible();
});

it('shows nothing to who may not see keys', () => {
  mockApi({});
  show(['leads:read']);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
});

it('offers to try again when the list cannot be read', async () => {
  mockApi({ 'GET /api-keys': () => ({ status: 500 }) });
  show();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
});
