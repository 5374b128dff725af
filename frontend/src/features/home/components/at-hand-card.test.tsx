import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { makeQueryClient } from '@/lib/api/query-client';
import { domainKeys } from '@/lib/api/query-keys';
import { SessionContext } from '@/lib/auth/session-context';
import { mockApi } from '@/test/mock-api';
import { testSession } from '@/test/render-staff';
import { AtHandCard } from './at-hand-card';

const session = testSession([]);

function open(items: object[], read: object[] = []) {
  mockApi({ 'GET /search/favourites': () => ({ body: { items } }) });
  const client = makeQueryClient();
  read.forEach((record, number) =>
    client.setQueryData(domainKeys(session.org.id, 'leads').detail(`L${number}`), record),
  );
  render(
    <QueryClientProvider client={client}>
      <SessionContext value={session}>
        <AtHandCard />
      </SessionContext>
    </QueryClientProvider>,
  );
}
const links = async (name: string) =>
  within(await screen.findByRole('list', { name })).getAllByRole('link');

describe('what is at hand, at home (req:14.2)', () => {
  it('is what one keeps, and what one looked at last and does not keep, each a tap away', async () => {
    open(
      [
        { kind: 'account', id: 'A1', title: 'Aurora Hotels' },
        { kind: 'lead', id: 'L0', title: 'Ravi Kumar' },
      ],
      [
        { id: 'L0', first_name: 'Ravi', last_name: 'Kumar' },
        { id: 'L1', first_name: null, last_name: 'Menon' },
      ],
    );

    const kept = await links('Favourites');
    expect(kept.map((each) => each.getAttribute('href'))).toEqual(['/accounts/A1', '/leads/L0']);
    expect(kept[0]).toHaveAccessibleName('Aurora Hotels, Account');
    const last = await links('Looked at last');
    expect(last.map((each) => each.getAttribute('href'))).toEqual(['/leads/L1']);
  });

  it('shows what one looked at before one looked at what one keeps', async () => {
    const read = Array.from({ length: 7 }, (_, number) => ({
      id: `L${number}`,
      first_name: null,
      last_name: `Rao ${number}`,
    }));
    const kept = read.slice(2).map(({ id, last_name: title }) => ({ kind: 'lead', id, title }));
    open(kept, read);

    expect(await links('Favourites')).toHaveLength(5);
    expect(await links('Looked at last')).toHaveLength(2);
  });

  it('says how a record comes here while there is none', async () => {
    open([]);

    expect(await screen.findByText(/Tap the star of a record/)).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('shows as many as one takes in, and leads to the others', async () => {
    open(
      Array.from({ length: 9 }, (_, number) => ({
        kind: 'order',
        id: `O${number}`,
        title: `ORD-${number}`,
      })),
    );

    expect(await links('Favourites')).toHaveLength(8);
    expect(screen.getByRole('link', { name: 'View all' })).toHaveAttribute('href', '/search');
  });
});
