import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lead } from '@/features/leads/api';
import { ConvertDialog } from '@/features/leads/components/convert-dialog';
import { common, holder, lead, outcome, rights } from '@/features/leads/testing';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { toast, useToasts } from '@/stores/toasts';

const push = vi.fn();
vi.mock('next/navigation', () => ({
  usePathname: () => '/leads/L1',
  useRouter: () => ({ push }),
}));

beforeEach(() => push.mockClear());

describe('converting', () => {
  const open = (of: Lead = lead()) => {
    const close = () => view.unmount();
    const view = renderStaff(<ConvertDialog lead={of} onClose={close} />, [...rights]);
  };
  const submit = () => screen.findByRole('button', { name: 'Convert lead' });

  it('names the opportunity, sends once on a double click, and goes to the result (req:2.7)', async () => {
    const calls = mockApi({ ...common, 'POST /leads/L1/convert': () => ({ body: outcome }) });
    open();
    toast.good('Status is now Qualified', { label: 'Undo', run: vi.fn() });

    const button = await submit();
    const name = screen.getByLabelText('Opportunity name');
    expect(name).toHaveValue('Aurora Hotels – new business');
    await userEvent.clear(name);
    await userEvent.type(name, 'Lobby');
    await userEvent.dblClick(button);

    await waitFor(() => expect(push).toHaveBeenCalledWith('/leads/L1/converted'));
    expect(writes(calls)).toHaveLength(1);
    expect(useToasts.getState().toasts).toEqual([]); // a client is no lead again
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
