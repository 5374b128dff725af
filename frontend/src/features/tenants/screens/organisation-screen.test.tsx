import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import type { Org } from '@/features/tenants/api';
import type { Permission } from '@/lib/auth/permissions';
import { useToasts } from '@/stores/toasts';
import { mockApi } from '@/test/mock-api';
import { renderStaff, testSession } from '@/test/render-staff';
import { OrganisationScreen } from './organisation-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/settings/organisation',
  useSearchParams: () => new URLSearchParams(),
}));

const org = (values: Partial<Org> = {}): Org => ({
  ...testSession([]).org,
  stage_probabilities: {
    Qualifying: 10,
    Proposal: 50,
    Negotiation: 75,
    'Closed Won': 100,
    'Closed Lost': 0,
  },
  case_hours: { High: 8, Normal: 24, Low: 72 },
  ...values,
});
const show = (permissions: Permission[] = ['org:read', 'org:write']) =>
  renderStaff(
    <>
      <OrganisationScreen />
      <Toaster />
    </>,
    permissions,
  );
const name = () => screen.findByLabelText(/Name of the organisation/, {}, { timeout: 5_000 });
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  localStorage.clear();
});

it('sends just what changed, under the version it has read req:1.5', async () => {
  const calls = mockApi({
    'GET /org': () => ({ body: org() }),
    'PATCH /org': () => ({ body: org({ version: 2, name: 'Alpha & Sons' }) }),
  });
  show();
  const field = await name();
  await userEvent.clear(field);
  await userEvent.type(field, 'Alpha & Sons');
  await save();

  await screen.findByText('Saved');
  expect(calls.find((call) => call.method === 'PATCH')?.body).toEqual({
    version: 1,
    name: 'Alpha & Sons',
  });
});

it('takes a colour that is picked req:18.1', async () => {
  const calls = mockApi({
    'GET /org': () => ({ body: org() }),
    'PATCH /org': () => ({ body: org({ version: 2 }) }),
  });
  show();
  await name();
  fireEvent.change(screen.getByLabelText('Pick a colour'), { target: { value: '#ff6600' } });
  expect(screen.getByLabelText(/Colour of buttons/)).toHaveValue('FF6600');
  expect(screen.getAllByText('Button')).toHaveLength(2);
  await save();

  await screen.findByText('Saved');
  expect(calls.find((call) => call.method === 'PATCH')?.body).toMatchObject({
    version: 1,
    branding: { primary_color: '#FF6600' },
  });
});

it('offers the zone and currency that the organisation has', async () => {
  mockApi({ 'GET /org': () => ({ body: org() }) });
  show();
  await name();

  expect(screen.getByLabelText(/Time zone/)).toHaveValue('Asia/Kolkata');
  expect(screen.getByLabelText(/Currency/)).toHaveValue('INR');
  expect(screen.getByLabelText(/End unused sessions/)).toHaveValue('60');
});

it.each([
  [/Colour/, 'blue', 'Write a colour as six digits or letters from A to F.'],
  [/Qualifying/, '101', 'Enter a whole number from 0 to 100.'],
  [/High/, '0', 'Enter a whole number of hours from 1 to 8760.'],
])('says beside %s what is wrong, and sends nothing', async (label, wrong, said) => {
  const calls = mockApi({ 'GET /org': () => ({ body: org() }) });
  show();
  await name();
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.type(screen.getByLabelText(label), wrong);
  await save();

  expect(await screen.findByText(said)).toBeVisible();
  expect(calls.filter((call) => call.method === 'PATCH')).toEqual([]);
});

it('says when one would lock oneself out', async () => {
  const message = 'Your own address is not in this list: you would lock yourself out.';
  const calls = mockApi({
    'GET /org': () => ({ body: org() }),
    'PATCH /org': () => ({
      status: 422,
      body: {
        code: 'invalid_input',
        errors: [{ path: 'settings.allowed_networks', code: 'own_network_missing', message }],
      },
    }),
  });
  show();
  await name();
  await userEvent.type(screen.getByLabelText(/Only from these networks/), '203.0.113.0/24');
  await save();

  expect(await screen.findByText(message)).toBeVisible();
  const sent = calls.find((call) => call.method === 'PATCH')?.body as { settings: Org['settings'] };
  expect(sent.settings.allowed_networks).toEqual(['203.0.113.0/24']);
});

it('asks which is right when somebody else was faster', async () => {
  mockApi({
    'GET /org': () => ({ body: org() }),
    'PATCH /org': () => ({
      status: 409,
      body: { code: 'stale_version', current: org({ version: 2, name: 'Theirs' }), errors: [] },
    }),
  });
  show();
  const field = await name();
  await userEvent.type(field, ' GmbH');
  await save();

  expect(await screen.findByRole('button', { name: 'Use theirs' })).toBeVisible();
});

it('is for administrators', async () => {
  const calls = mockApi({});
  show(['org:read']);
  expect(screen.getByText('You do not have access to this')).toBeVisible();
  await waitFor(() => expect(calls).toEqual([]));
});

it('offers to try again when the organisation cannot be read', async () => {
  mockApi({ 'GET /org': () => ({ status: 500 }) });
  show();
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
});
