import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NewLeadDialog } from '@/features/leads/components/new-lead-dialog';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { LeadsScreen } from './leads-screen';

let search = '';
const push = vi.fn();
vi.mock('next/navigation', () => ({
  usePathname: () => '/leads',
  useSearchParams: () => new URLSearchParams(search),
  useRouter: () => ({ push }),
}));

const lead = (id: string, last: string) => ({
  id,
  first_name: 'Ravi',
  last_name: last,
  company: 'Aurora Hotels',
  status: 'New',
  lead_source: 'Web',
  owner_id: 'u1',
  created_at: '2026-11-20T09:30:00Z',
});
const page = (items: unknown[], next_cursor: string | null = null) => ({
  body: { items, next_cursor },
});
const users = () => page([]);
const serve = (leads: (call: Call) => { status?: number; body?: unknown } | 'network') =>
  mockApi({ 'GET /leads': leads, 'GET /users': users });
const asked = (calls: Call[]) => calls.filter((call) => call.path === '/leads');
const rights = ['leads:read', 'leads:write'] as const;
const show = () => renderStaff(<LeadsScreen />, [...rights]);

beforeEach(() => {
  search = '';
  push.mockClear();
  useCreateDialog.getState().register(['lead']);
});
afterEach(() => vi.restoreAllMocks());

describe('the leads list', () => {
  it('asks for open leads unless told otherwise, and shows them (req:2.4)', async () => {
    const calls = serve(() => page([lead('1', 'Kumar')]));
    show();

    expect(screen.getByText('Loading')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Ravi Kumar' })).toHaveAttribute(
      'href',
      '/leads/1',
    );
    expect(asked(calls)[0]?.query.toString()).toBe('');
    expect(screen.getByRole('button', { name: 'Converted', pressed: false })).toBeVisible();
  });

  it('filters by status and owner (req:2.4)', async () => {
    search = 'status=Converted&owner=me';
    const calls = serve(() => page([]));
    show();

    expect(await screen.findByText('Nothing matches')).toBeVisible();
    expect(asked(calls)[0]?.query.toString()).toBe('status=Converted&owner=me');
    expect(screen.getByRole('button', { name: 'Mine', pressed: true })).toBeVisible();
  });

  it('reads on when the server filtered a page down to nothing', async () => {
    search = 'status=Qualified&owner=me';
    serve(({ query }) => (query.get('cursor') ? page([lead('2', 'Iyer')]) : page([], 'c1')));
    show();

    expect(await screen.findByRole('link', { name: 'Ravi Iyer' })).toBeVisible();
  });

  it('loads more with the cursor', async () => {
    serve(({ query }) =>
      query.get('cursor') ? page([lead('2', 'Iyer')]) : page([lead('1', 'Kumar')], 'c1'),
    );
    show();

    await userEvent.click(await screen.findByRole('button', { name: 'Load more' }));

    expect(await screen.findByRole('link', { name: 'Ravi Iyer' })).toBeVisible();
  });

  it('says what a lead is when there is none, and offers the first', async () => {
    serve(() => page([]));
    show();

    expect(await screen.findByText('No open leads')).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'New lead' })).toHaveLength(2);
  });

  it('offers to try again after a failure', async () => {
    serve(() => ({ status: 500 }));
    show();
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('tells who may not see it, and that it is not available offline', async () => {
    serve(() => ({ status: 403, body: { code: 'permission_denied' } }));
    const denied = renderStaff(<LeadsScreen />, []);
    expect(await screen.findByText('You do not have access to this')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New lead' })).not.toBeInTheDocument();
    denied.unmount();

    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    serve(() => 'network');
    show();
    expect(await screen.findByText('Not available offline')).toBeVisible();
  });
});

describe('a new lead', () => {
  it('belongs to whoever adds it, and opens (req:2.1 req:2.3)', async () => {
    const calls = mockApi({
      'GET /users': users,
      'POST /leads': ({ body }) => ({ status: 201, body: { ...(body as object), version: 1 } }),
    });
    const close = vi.fn();
    renderStaff(<NewLeadDialog prefill={{}} onClose={close} />, [...rights]);

    await userEvent.type(screen.getByLabelText('Last name'), 'Kumar');
    await userEvent.type(screen.getByLabelText('Company'), 'Aurora Hotels');
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    const made = calls.find((call) => call.method === 'POST')?.body as Record<string, unknown>;
    expect(made).toMatchObject({
      last_name: 'Kumar',
      company: 'Aurora Hotels',
      first_name: null,
      email: null,
      address: null,
      status: 'New',
      owner_id: 'u1',
    });
    expect(push).toHaveBeenCalledWith(`/leads/${String(made.id)}`);
  });

  it('asks for last name and company before it sends anything (req:2.1)', async () => {
    const calls = mockApi({ 'GET /users': users });
    renderStaff(<NewLeadDialog prefill={{}} onClose={() => undefined} />, [...rights]);

    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    expect(await screen.findAllByText('Please fill this in.')).toHaveLength(2);
    expect(calls.filter((call) => call.method === 'POST')).toHaveLength(0);
  });
});
