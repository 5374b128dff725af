import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ConvertDialog } from '@/features/leads/components/convert-dialog';
import type { Lead } from '@/features/leads/api';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ConvertedScreen } from './converted-screen';
import { LeadScreen } from './lead-screen';

let pathname = '/leads/L1';
const push = vi.fn();
vi.mock('next/navigation', () => ({
  usePathname: () => pathname,
  useRouter: () => ({ push }),
}));

const ids = { account_id: 'A1', contact_id: 'C1', opportunity_id: 'O1' };
const lead = (parts: Partial<Lead> = {}) =>
  ({
    id: 'L1',
    version: 3,
    created_at: '2026-11-20T09:30:00Z',
    updated_at: '2026-11-20T09:30:00Z',
    first_name: 'Ravi',
    last_name: 'Kumar',
    company: 'Aurora Hotels',
    title: null,
    email: 'ravi@aurora.example',
    phone: null,
    website: null,
    address: null,
    status: 'Qualified',
    lead_source: null,
    industry: null,
    owner_id: 'u1',
    converted_to: null,
    converted_at: null,
    ...parts,
  }) as Lead;
const converted = lead({ status: 'Converted', version: 4, converted_to: ids });
const holder = {
  id: 'C9',
  name: 'Ravi K',
  email: 'ravi@aurora.example',
  account_id: 'A9',
  account_name: 'Aurora Group',
  is_active: true,
};
const outcome = {
  lead: converted,
  account: { id: 'A1', name: 'Aurora Hotels' },
  contact: { id: 'C1', name: 'Ravi Kumar' },
  opportunity: { id: 'O1', name: 'Aurora Hotels – new business' },
};
const common = {
  'GET /users': () => ({ body: { items: [], next_cursor: null } }),
  'GET /leads/L1/conversion-suggestions': () => ({ body: { accounts: [], contacts: [] } }),
  'GET /accounts/A1': () => ({ body: outcome.account }),
  'GET /contacts/C1': () => ({ body: outcome.contact }),
  'GET /opportunities/O1': () => ({ body: { ...outcome.opportunity, stage: 'Qualifying' } }),
};
const rights = ['leads:read', 'leads:write'] as const;
const writes = (calls: Call[]) => calls.filter((call) => call.method !== 'GET');

beforeEach(() => {
  pathname = '/leads/L1';
  push.mockClear();
});

describe('a lead', () => {
  it('moves along its path with the version it was read at (req:2.2)', async () => {
    let stored = lead({ status: 'New' });
    const calls = mockApi({
      ...common,
      'GET /leads/L1': () => ({ body: stored }),
      'PATCH /leads/L1': ({ body }) => {
        stored = { ...stored, ...(body as Partial<Lead>), version: 4 };
        return { body: stored };
      },
    });
    renderStaff(<LeadScreen />, [...rights]);

    await userEvent.click(await screen.findByRole('button', { name: 'Mark New complete' }));

    await waitFor(() =>
      expect(writes(calls)[0]?.body).toEqual({ version: 3, status: 'Contacted' }),
    );
    const path = screen.getByRole('list', { name: 'Lead status' });
    await waitFor(() =>
      expect(within(path).getByText('Contacted').closest('li')).toHaveAttribute(
        'aria-current',
        'step',
      ),
    );
    expect(screen.getByRole('button', { name: 'Mark qualified' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Convert' })).not.toBeInTheDocument();
  });

  it('that is converted shows its three records and can no longer be changed (req:2.7)', async () => {
    mockApi({ ...common, 'GET /leads/L1': () => ({ body: converted }) });
    renderStaff(<LeadScreen />, [...rights]);

    const card = await screen.findByRole('region', { name: 'Converted to' });
    const links = within(card).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/opportunities/O1',
      '/accounts/A1',
      '/contacts/C1',
    ]);
    expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Convert' })).not.toBeInTheDocument();
  });

  it('is only read by those who may not write', async () => {
    mockApi({ ...common, 'GET /leads/L1': () => ({ body: lead() }) });
    renderStaff(<LeadScreen />, ['leads:read']);

    expect(await screen.findByRole('heading', { name: 'Ravi Kumar' })).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('that does not exist says so', async () => {
    mockApi({ ...common });
    renderStaff(<LeadScreen />, [...rights]);
    expect(await screen.findByText('This record does not exist')).toBeVisible();
  });
});

describe('converting', () => {
  const open = (of: Lead = lead()) => {
    const close = () => view.unmount();
    const view = renderStaff(<ConvertDialog lead={of} onClose={close} />, [...rights]);
  };
  const submit = () => screen.findByRole('button', { name: 'Convert lead' });

  it('names the opportunity, sends once on a double click, and goes to the result (req:2.7)', async () => {
    const calls = mockApi({ ...common, 'POST /leads/L1/convert': () => ({ body: outcome }) });
    open();

    const button = await submit();
    const name = screen.getByLabelText('Opportunity name');
    expect(name).toHaveValue('Aurora Hotels – new business');
    await userEvent.clear(name);
    await userEvent.type(name, 'Lobby');
    await userEvent.dblClick(button);

    await waitFor(() => expect(push).toHaveBeenCalledWith('/leads/L1/converted'));
    expect(writes(calls)).toHaveLength(1);
    expect(writes(calls)[0]?.body).toEqual({
      version: 3,
      stage: 'Qualifying',
      opportunity_name: 'Lobby',
      close_date: null,
      account_id: null,
      contact_id: null,
    });
  });

  it('qualifies first what is not qualified (req:2.7)', async () => {
    const calls = mockApi({
      ...common,
      'PATCH /leads/L1': () => ({ body: lead({ version: 4 }) }),
    });
    open(lead({ status: 'New' }));

    expect(screen.queryByLabelText('Opportunity name')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Mark qualified' }));

    await waitFor(() =>
      expect(writes(calls)[0]?.body).toEqual({ version: 3, status: 'Qualified' }),
    );
  });

  it('attaches to a suggested contact and its account (req:B12)', async () => {
    const calls = mockApi({
      ...common,
      'GET /leads/L1/conversion-suggestions': () => ({
        body: {
          accounts: [{ id: 'A2', name: 'Aurora Hotels Goa', reason: 'same_name' }],
          contacts: [{ ...holder, reason: 'same_email' }],
        },
      }),
      'POST /leads/L1/convert': () => ({ body: outcome }),
    });
    open();

    await submit();
    await userEvent.click(screen.getByRole('radio', { name: 'Aurora Hotels Goa' }));
    expect(screen.getByRole('radio', { name: /Create contact/ })).toBeChecked();
    await userEvent.click(
      screen.getByRole('radio', { name: 'Ravi K', description: /at Aurora Group/ }),
    );
    await userEvent.click(await submit());

    await waitFor(() =>
      expect(writes(calls)[0]?.body).toMatchObject({ account_id: 'A9', contact_id: 'C9' }),
    );
  });

  it('offers the contact that has the address, and converts with it (req:B12)', async () => {
    const message = 'Another contact has this e-mail address.';
    const calls = mockApi({
      ...common,
      'POST /leads/L1/convert': ({ body }) =>
        (body as { contact_id: string | null }).contact_id
          ? { body: outcome }
          : {
              status: 409,
              body: {
                code: 'email_taken',
                detail: message,
                errors: [{ path: 'email', code: 'email_taken', message }],
                current: holder,
              },
            },
    });
    open();

    await userEvent.click(await submit());
    await userEvent.click(await screen.findByRole('button', { name: 'Use Ravi K and convert' }));

    await waitFor(() => expect(push).toHaveBeenCalledWith('/leads/L1/converted'));
    expect(writes(calls).at(-1)?.body).toMatchObject({ account_id: 'A9', contact_id: 'C9' });
  });
});

describe('the result of a conversion', () => {
  beforeEach(() => {
    pathname = '/leads/L1/converted';
  });

  it('links the three records from what the lead keeps, so a reload shows them too (req:2.7)', async () => {
    mockApi({ ...common, 'GET /leads/L1': () => ({ body: converted }) });
    renderStaff(<ConvertedScreen />, [...rights]);

    expect(await screen.findByRole('heading', { name: 'Ravi Kumar is converted' })).toBeVisible();
    expect(await screen.findByRole('link', { name: /Account.*Aurora Hotels/ })).toHaveAttribute(
      'href',
      '/accounts/A1',
    );
    expect(await screen.findByRole('link', { name: /Contact.*Ravi Kumar/ })).toHaveAttribute(
      'href',
      '/contacts/C1',
    );
    expect(await screen.findByRole('link', { name: /Opportunity.*new business/ })).toHaveAttribute(
      'href',
      '/opportunities/O1',
    );
  });

  it('of a lead that is not converted leads back to it', async () => {
    mockApi({ ...common, 'GET /leads/L1': () => ({ body: lead() }) });
    renderStaff(<ConvertedScreen />, [...rights]);
    expect(await screen.findByRole('link', { name: 'Open the lead' })).toHaveAttribute(
      'href',
      '/leads/L1',
    );
  });
});
