import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NewContactDialog } from '@/features/contacts/components/new-contact-dialog';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ContactScreen } from './contact-screen';
import { ContactsScreen } from './contacts-screen';

let search = '';
let pathname = '/contacts';
const push = vi.fn();
vi.mock('next/navigation', () => ({
  usePathname: () => pathname,
  useSearchParams: () => new URLSearchParams(search),
  useRouter: () => ({ push }),
}));

const contact = (parts: object = {}) => ({
  id: 'C1',
  version: 2,
  created_at: '2026-11-20T09:30:00Z',
  updated_at: '2026-11-20T09:30:00Z',
  first_name: 'Ravi',
  last_name: 'Kumar',
  name: 'Ravi Kumar',
  email: 'ravi@aurora.example',
  phone: '+91 80 4000 2000',
  title: 'Manager',
  description: null,
  reports_to_id: 'C2',
  account_id: 'A1',
  account_name: 'Aurora Hotels',
  owner_id: 'u1',
  is_active: true,
  ...parts,
});
const manager = contact({ id: 'C2', name: 'Sunita Rao', email: null, reports_to_id: null });
const page = (items: unknown[]) => ({ body: { items, next_cursor: null } });
const deal = {
  opportunity_id: 'O1',
  name: 'Lobby',
  stage: 'Proposal',
  role: 'Decision Maker',
  amount: '1250.00',
  currency: 'INR',
};
const common = {
  'GET /users': () => page([]),
  'GET /contacts': () => page([contact(), manager]),
  'GET /contacts/C1': () => ({ body: contact() }),
  'GET /contacts/C2': () => ({ body: manager }),
  'GET /contacts/C1/related': () => ({
    body: { opportunities: { items: [deal], has_more: false } },
  }),
  'GET /accounts/A1': () => ({ body: { id: 'A1', name: 'Aurora Hotels' } }),
};
const rights = ['contacts:read', 'contacts:write'] as const;
const writes = (calls: Call[]) => calls.filter((call) => call.method !== 'GET');
const taken = {
  status: 409,
  body: {
    code: 'email_taken',
    detail: 'Another contact has this e-mail address.',
    errors: [{ path: 'email', code: 'email_taken', message: 'Another contact has this address.' }],
    current: contact({ id: 'C9', name: 'Ravi K', email: 'ravi@x.example' }),
  },
};

beforeEach(() => {
  search = '';
  pathname = '/contacts';
  push.mockClear();
  useCreateDialog.getState().register(['contact']);
});

describe('the contacts list', () => {
  it('shows each contact with its account, and sorts by account and e-mail (req:2.16)', async () => {
    mockApi(common);
    renderStaff(<ContactsScreen />, [...rights]);

    expect(await screen.findByRole('link', { name: 'Ravi Kumar' })).toHaveAttribute(
      'href',
      '/contacts/C1',
    );
    expect(screen.getAllByText('Aurora Hotels')).toHaveLength(2);
    for (const name of ['Name', 'Account', 'E-mail', 'Phone']) {
      expect(screen.getByRole('button', { name })).toBeVisible();
    }
  });

  it('searches by last name among one account and the inactive', async () => {
    search = 'q=ku&active=false&account_id=A1';
    const calls = mockApi({ ...common, 'GET /contacts': () => page([]) });
    renderStaff(<ContactsScreen />, [...rights]);

    expect(await screen.findByText('Nothing matches')).toBeVisible();
    const query = calls.find((call) => call.path === '/contacts')?.query;
    expect(Object.fromEntries(query ?? [])).toEqual({ q: 'ku', active: 'false', account_id: 'A1' });
    expect(await screen.findByRole('button', { name: 'Account: Aurora Hotels' })).toBeVisible();
  });

  it('says what a contact is, that it failed, and who may not see it', async () => {
    mockApi({ ...common, 'GET /contacts': () => page([]) });
    const empty = renderStaff(<ContactsScreen />, [...rights]);
    expect(await screen.findByText('No contacts yet')).toBeVisible();
    empty.unmount();

    mockApi({ ...common, 'GET /contacts': () => ({ status: 500 }) });
    const failed = renderStaff(<ContactsScreen />, [...rights]);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
    failed.unmount();

    mockApi({ ...common, 'GET /contacts': () => ({ status: 403 }) });
    renderStaff(<ContactsScreen />, []);
    expect(await screen.findByText('You do not have access to this')).toBeVisible();
  });
});

describe('a new contact', () => {
  it('from an account has that account, which cannot be changed (req:2.17)', async () => {
    const calls = mockApi({
      ...common,
      'POST /contacts': ({ body }) => ({ status: 201, body: contact(body as object) }),
    });
    const close = vi.fn();
    const prefill = { accountId: 'A1', accountName: 'Aurora Hotels' };
    renderStaff(<NewContactDialog prefill={prefill} onClose={close} />, [...rights]);

    const account = screen.getByLabelText('Account');
    expect(account).toHaveValue('Aurora Hotels');
    expect(account).toHaveAttribute('readonly');
    await userEvent.type(screen.getByLabelText('Last name'), 'Iyer');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    await waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(writes(calls)[0]?.body).toMatchObject({
      last_name: 'Iyer',
      account_id: 'A1',
      owner_id: 'u1',
      email: null,
    });
    expect(push).not.toHaveBeenCalled();
  });

  it('needs an account (req:2.15)', async () => {
    const calls = mockApi(common);
    renderStaff(<NewContactDialog prefill={{}} onClose={() => undefined} />, [...rights]);

    await userEvent.type(screen.getByLabelText('Last name'), 'Iyer');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    expect(await screen.findByText('Please fill this in.')).toBeVisible();
    expect(writes(calls)).toHaveLength(0);
  });

  it('with an address that is taken says so at the field, with the way to its holder (req:2.15)', async () => {
    mockApi({ ...common, 'POST /contacts': () => taken });
    renderStaff(<NewContactDialog prefill={{ accountId: 'A1' }} onClose={() => undefined} />, [
      ...rights,
    ]);

    await userEvent.type(screen.getByLabelText('Last name'), 'Iyer');
    await userEvent.type(screen.getByLabelText(/E-mail/), 'Ravi@x.example');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    const link = await screen.findByRole('link', { name: 'Open Ravi K at Aurora Hotels' });
    expect(link).toHaveAttribute('href', '/contacts/C9');
    expect(screen.getByLabelText(/E-mail/)).toHaveAccessibleDescription(
      'Another contact has this address.',
    );

    await userEvent.type(screen.getByLabelText(/E-mail/), 'x');
    expect(link).not.toBeInTheDocument();
  });
});

describe('a contact', () => {
  beforeEach(() => {
    pathname = '/contacts/C1';
  });

  it('links its account and manager, and shows its part in deals (req:2.15)', async () => {
    mockApi(common);
    renderStaff(<ContactScreen />, [...rights]);

    expect(await screen.findByRole('link', { name: 'Sunita Rao' })).toHaveAttribute(
      'href',
      '/contacts/C2',
    );
    expect(screen.getAllByRole('link', { name: 'Aurora Hotels' })[0]).toHaveAttribute(
      'href',
      '/accounts/A1',
    );
    const lobby = await screen.findByRole('link', { name: /Lobby/ });
    expect(lobby).toHaveTextContent('Decision Maker');
    expect(lobby).toHaveAttribute('href', '/opportunities/O1');
  });

  it('starts a new deal with its account filled in (req:2.29)', async () => {
    useCreateDialog.getState().register(['contact', 'opportunity']);
    mockApi(common);
    renderStaff(<ContactScreen />, [...rights, 'opportunities:write']);

    await userEvent.click(await screen.findByRole('button', { name: 'New opportunity' }));

    expect(useCreateDialog.getState().open).toEqual({
      kind: 'opportunity',
      prefill: { accountId: 'A1', accountName: 'Aurora Hotels' },
    });
    useCreateDialog.getState().close();
  });

  it('is deactivated only after confirmation (req:2.14)', async () => {
    const calls = mockApi({
      ...common,
      'PATCH /contacts/C1': () => ({ body: contact({ version: 3, is_active: false }) }),
    });
    renderStaff(<ContactScreen />, [...rights]);

    await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
    expect(writes(calls)).toHaveLength(0);
    const ask = await screen.findByRole('alertdialog', { name: 'Deactivate Ravi Kumar?' });
    await userEvent.click(screen.getByRole('button', { name: 'Deactivate' }));

    await waitFor(() => expect(ask).not.toBeInTheDocument());
    expect(writes(calls)[0]?.body).toEqual({ version: 2, is_active: false });
  });

  it('sends only what was changed in place', async () => {
    const calls = mockApi({
      ...common,
      'PATCH /contacts/C1': () => ({ body: contact({ version: 3, title: 'Director' }) }),
    });
    renderStaff(<ContactScreen />, [...rights]);

    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    const title = await screen.findByLabelText(/Job title/);
    expect(screen.getByLabelText(/Reports to/)).toHaveValue('C2');
    await userEvent.clear(title);
    await userEvent.type(title, 'Director');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(writes(calls)[0]?.body).toEqual({ version: 2, title: 'Director' }));
  });

  it('is only read by those who may not write', async () => {
    mockApi(common);
    renderStaff(<ContactScreen />, ['contacts:read']);
    await screen.findByRole('heading', { name: 'Ravi Kumar' });
    expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
  });
});
