import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Lead } from '@/features/leads/api';
import { common, converted, lead, rights } from '@/features/leads/testing';
import { mockApi, writes } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { LeadScreen } from './lead-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/leads/L1',
  useRouter: () => ({}),
}));

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
