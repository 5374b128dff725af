import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { common, page, rights } from '@/features/contacts/testing';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ContactsScreen } from './contacts-screen';

let search = '';
vi.mock('next/navigation', () => ({
  usePathname: () => '/contacts',
  useSearchParams: () => new URLSearchParams(search),
}));

beforeEach(() => {
  search = '';
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

    expect(await screen.findByText('Nothing found for “ku”')).toBeVisible();
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
