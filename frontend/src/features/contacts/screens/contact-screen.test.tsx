import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { common, contact, rights } from '@/features/contacts/testing';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ContactScreen } from './contact-screen';

vi.mock('next/navigation', () => ({ usePathname: () => '/contacts/C1', useRouter: () => ({}) }));

beforeEach(() => useCreateDialog.getState().register(['contact']));

describe('a contact', () => {
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

  it('says how the person prefers to be reached, which needs the address for it (req:B5)', async () => {
    const calls = mockApi({
      ...common,
      'GET /contacts/C1': () => ({ body: contact({ channel: 'whatsapp', email: null }) }),
      'PATCH /contacts/C1': () => ({ body: contact({ version: 3, channel: 'sms' }) }),
    });
    renderStaff(<ContactScreen />, [...rights]);

    expect(await screen.findByText('WhatsApp')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const prefers = await screen.findByLabelText(/Prefers/);
    await userEvent.selectOptions(prefers, 'E-mail');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(prefers).toHaveAccessibleDescription('Write an e-mail address, or choose another way.');
    expect(writes(calls)).toHaveLength(0);
    await userEvent.selectOptions(prefers, 'Text message');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(writes(calls)[0]?.body).toEqual({ version: 2, channel: 'sms' }));
  });

  it('is only read by those who may not write', async () => {
    mockApi(common);
    renderStaff(<ContactScreen />, ['contacts:read']);
    await screen.findByRole('heading', { name: 'Ravi Kumar' });
    expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
  });
});
