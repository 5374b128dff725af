import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { change } from '@/lib/offline/write';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { Addresses, type Address } from './addresses';

const lines = { street: null, city: null, state: null, postal_code: null, country: null };
const site = {
  ...lines,
  label: 'Site',
  street: 'Plot 7\nHill Road',
  country: 'IN',
  is_primary: true,
};
const office = { ...lines, label: 'Office', city: 'Berlin', country: 'Germany', is_primary: false };

const show = (addresses: Address[], canEdit = true) => {
  const calls = mockApi({
    'PATCH /accounts/a1': ({ body }) => ({ body: { id: 'a1', ...(body as object) } }),
  });
  const record = { id: 'a1', version: 3, addresses };
  renderStaff(
    <Addresses
      domain="accounts"
      record={record}
      write={(each, changes) =>
        change('accounts', each, changes, { kind: '', title: '', labels: {} })
      }
      canEdit={canEdit}
    />,
  );
  return () => calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
};

it('shows each address with what it is for, and its country by name (req:2.28)', () => {
  show([site, office], false);
  const [first, second] = screen.getAllByRole('listitem');
  expect(first).toHaveTextContent(/^Site ?Primary ?Plot 7 Hill Road India$/);
  expect(second).toHaveTextContent(/^Office ?Berlin Germany$/);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('adds the first one as the primary one, and asks for a line of it (req:2.28)', async () => {
  const sent = show([]);
  expect(screen.getByText('No address yet.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Add address' }));
  await userEvent.type(await screen.findByLabelText('What it is for'), 'Home');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Fill in at least one line of the address.')).toBeVisible();
  await userEvent.type(screen.getByLabelText(/City/), 'Goa');
  await userEvent.selectOptions(screen.getByLabelText(/Country/), 'India');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(sent()).toHaveLength(1));
  const home = { ...lines, label: 'Home', city: 'Goa', country: 'IN', is_primary: true };
  expect(sent()[0]).toEqual({ version: 3, addresses: [home] });
});

it('keeps the others, and what a country was called before (req:2.28)', async () => {
  const sent = show([site, office]);
  await userEvent.click(await screen.findByRole('button', { name: 'More actions: Office' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Edit' }));
  const city = await screen.findByLabelText(/City/);
  expect(screen.getByLabelText(/Country/)).toHaveValue('Germany');
  await userEvent.clear(city);
  await userEvent.type(city, 'Bonn');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]).toEqual({ version: 3, addresses: [site, { ...office, city: 'Bonn' }] });
});

it('makes another one the primary one, and removes one (req:2.28)', async () => {
  const sent = show([site, office]);
  await userEvent.click(await screen.findByRole('button', { name: 'More actions: Office' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Make primary' }));
  await waitFor(() => expect(sent()).toHaveLength(1));
  await userEvent.click(await screen.findByRole('button', { name: 'More actions: Site' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Remove' }));
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()).toEqual([
    {
      version: 3,
      addresses: [
        { ...site, is_primary: false },
        { ...office, is_primary: true },
      ],
    },
    { version: 3, addresses: [office] },
  ]);
});
