import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Toaster } from '@/components/ui/toaster';
import { useToasts } from '@/stores/toasts';
import { mockApi, type Call } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { setViewport } from '@/test/setup';
import type { Permission } from '@/lib/auth/permissions';
import { RecordList } from './record-list';
import { useListState } from './use-list-state';
import { useAccountRows } from './giving.testing';

vi.mock('next/navigation', () => ({
  usePathname: () => '/accounts',
  useSearchParams: () => new URLSearchParams(),
}));

const account = (id: string, owner: string, version = 1) => ({
  id,
  name: `Account ${id}`,
  version,
  owner_id: owner,
});
const people = [
  { id: 'u1', name: 'Asha Menon', email: 'asha@alpha.example', is_active: true },
  { id: 'u2', name: 'Ravi Iyer', email: 'ravi@alpha.example', is_active: true },
];
type Named = { owner_id: string; records: { id: string; version: number }[] };
const changed = (call: Call) => {
  const { owner_id, records } = call.body as Named;
  const results = records.map(({ id, version }) => ({
    id,
    verdict: 'changed',
    code: null,
    detail: null,
    current: account(id, owner_id, version + 1),
  }));
  return { body: { results } };
};
const gifts = (calls: Call[]) => calls.filter(({ path }) => path === '/accounts/owner');

function List() {
  const list = useListState();
  return (
    <RecordList
      label="Accounts"
      givable="accounts"
      query={useAccountRows()}
      list={list}
      columns={[{ id: 'name', header: 'Name', cell: (row) => row.name, card: 'title' }]}
      href={(row) => `/accounts/${row.id}`}
      serverSort="name"
      empty={null}
    />
  );
}

const show = (give: (call: Call) => { status?: number; body?: unknown }, can?: Permission[]) => {
  const calls = mockApi({
    'GET /accounts': () => ({
      body: {
        items: [account('1', 'u1'), account('2', 'u3', 4), account('3', 'u1')],
        next_cursor: null,
      },
    }),
    'GET /users': () => ({ body: { items: people, next_cursor: null } }),
    'POST /accounts/owner': give,
  });
  renderStaff(
    <>
      <List />
      <Toaster />
    </>,
    can,
  );
  return calls;
};
const choose = async (...ids: string[]) => {
  for (const id of ids) {
    await userEvent.click(await screen.findByRole('checkbox', { name: `Choose Account ${id}` }));
  }
};
const giveToRavi = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Change owner' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('combobox', { name: /New owner/ }));
  await userEvent.click(await within(dialog).findByRole('option', { name: /Ravi Iyer/ }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Give' }));
};

beforeEach(() => useToasts.setState({ toasts: [] }));

it('gives the chosen rows away, and undo gives each back to whom it had', async () => {
  const calls = show(changed);
  await choose('1', '2');
  expect(screen.getByText('2 chosen')).toBeVisible();
  await giveToRavi();

  expect(await screen.findByText('2 records given to Ravi Iyer')).toBeVisible();
  expect(gifts(calls)[0]?.body).toEqual({
    owner_id: 'u2',
    records: [
      { id: '1', version: 1 },
      { id: '2', version: 4 },
    ],
  });
  expect(screen.queryByText('2 chosen')).not.toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('2 records given back')).toBeVisible();
  expect(
    gifts(calls)
      .slice(1)
      .map(({ body }) => body),
  ).toEqual([
    { owner_id: 'u1', records: [{ id: '1', version: 2 }] },
    { owner_id: 'u3', records: [{ id: '2', version: 5 }] },
  ]);
});

it('says of each row that was not changed why', async () => {
  show((call) => {
    const [first, second, third] = changed(call).body.results;
    const refused = { ...second, verdict: 'refused', detail: 'It is settled.' };
    return { body: { results: [first, refused, { ...third, verdict: 'conflict' }] } };
  });
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Choose all that are shown' }));
  await giveToRavi();

  const dialog = await screen.findByRole('dialog', { name: '2 records were not changed' });
  expect(within(dialog).getByText('It is settled.')).toBeVisible();
  expect(within(dialog).getByText('Someone else changed this record meanwhile.')).toBeVisible();
  expect(within(dialog).queryByText('Account 1')).not.toBeInTheDocument();
  expect(screen.getByText('1 record given to Ravi Iyer')).toBeInTheDocument();
});

it('keeps what is chosen when nothing could be sent', async () => {
  show(() => ({ status: 500 }));
  await choose('3');
  await giveToRavi();

  expect(await screen.findByText(/Something went wrong on our side/)).toBeInTheDocument();
  expect(screen.getByRole('dialog')).toBeVisible();
});

it('is reached by thumb: a tap chooses once one has asked to', async () => {
  setViewport('phone');
  const calls = show(changed);
  expect(await screen.findByRole('link', { name: /Account 1/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Select' }));
  expect(screen.queryByRole('link', { name: /Account 1/ })).not.toBeInTheDocument();
  await userEvent.click(screen.getByText('Account 1'));
  await giveToRavi();

  await waitFor(() => expect(gifts(calls)).toHaveLength(1));
  expect(await screen.findByRole('link', { name: /Account 1/ })).toBeVisible();
});

it('is not offered to those who may only read', async () => {
  show(changed, ['accounts:read']);
  expect(await screen.findByRole('link', { name: 'Account 1' })).toBeVisible();
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
});
