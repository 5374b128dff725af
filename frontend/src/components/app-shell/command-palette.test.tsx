import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchScreen } from '@/features/search/screens/search-screen';
import type { FoundGroup } from '@/lib/api/search';
import { useCreateDialog } from '@/stores/create-dialog';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { CommandPalette } from './command-palette';

const push = vi.fn();
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push }),
  usePathname: () => '/search',
  useSearchParams: () => new URLSearchParams(),
}));
Element.prototype.scrollIntoView = vi.fn();

const groups: FoundGroup[] = [
  {
    kind: 'account',
    items: [{ id: 'A1', title: 'Aurora Hotels', detail: 'Customer', of: null }],
    has_more: false,
  },
  {
    kind: 'lead',
    items: [
      { id: 'L1', title: 'Ravi Núñez', detail: 'Aurora Hotels', of: null },
      { id: 'L2', title: 'Zoë Rao', detail: 'Aurora Hotels', of: null },
    ],
    has_more: true,
  },
];
const offer: FoundGroup = {
  kind: 'file',
  items: [
    {
      id: 'F1',
      title: 'Aurora offer.pdf',
      detail: 'Lobby',
      of: { kind: 'opportunity', id: 'O1' },
    },
  ],
  has_more: false,
};
const api = (answer: object = { body: { groups } }) => mockApi({ 'GET /search': () => answer });
const box = () => screen.getByRole('combobox');

beforeEach(() => {
  push.mockReset();
  useCreateDialog.getState().register(['lead']);
});

describe('the palette', () => {
  it('looks again for what was saved a moment ago, as its words follow within seconds', async () => {
    let asked = 0;
    mockApi({ 'GET /search': () => ({ body: { groups: asked++ === 0 ? [] : groups } }) });
    renderStaff(<CommandPalette onClose={vi.fn()} />, []);
    await userEvent.type(box(), 'aur');
    expect(
      await screen.findByRole('option', { name: /Customer/ }, { timeout: 4_000 }),
    ).toBeVisible();
    expect(asked).toBe(2);
  });

  it('finds records of every kind as one types, and opens one by the keyboard (req:14.2)', async () => {
    const calls = api();
    const close = vi.fn();
    renderStaff(<CommandPalette onClose={close} />, []);

    await userEvent.type(box(), 'aur nun');
    const leads = await screen.findByRole('group', { name: 'Leads' });
    expect(within(leads).getAllByRole('option')).toHaveLength(2);
    expect(
      within(screen.getByRole('group', { name: 'Accounts' })).getByText('Customer'),
    ).toBeVisible();
    expect(screen.getByText(/there are more/)).toBeVisible();
    expect(screen.getByText(/found a few seconds later/)).toBeVisible();
    await waitFor(() => expect(calls.at(-1)?.query.get('q')).toBe('aur nun'));
    expect(calls.length).toBeLessThan(7);

    await userEvent.keyboard('{ArrowDown}');
    expect(box()).toHaveAccessibleName();
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Ravi Núñez');
    await userEvent.keyboard('{Enter}');
    expect(push).toHaveBeenCalledWith('/leads/L1');
    expect(close).toHaveBeenCalledOnce();
  });

  it('finds files by name and goes to the record they are of (req:13.1 req:14.2)', async () => {
    api({ body: { groups: [offer] } });
    renderStaff(<CommandPalette onClose={vi.fn()} />, []);

    await userEvent.type(box(), 'aur off');
    const files = await screen.findByRole('group', { name: 'Files' });
    await userEvent.click(within(files).getByRole('option', { name: 'Aurora offer.pdf, Lobby' }));

    expect(push).toHaveBeenCalledWith('/opportunities/O1');
  });

  it('goes to pages and makes records by name, without asking for what is not typed', async () => {
    const calls = api();
    renderStaff(<CommandPalette onClose={vi.fn()} />, ['leads:write']);
    expect(screen.getByRole('option', { name: 'Payments' })).toBeVisible();
    expect(calls).toHaveLength(0);

    api({ body: { groups: [] } });
    await userEvent.type(box(), 'new le');
    await userEvent.keyboard('{Enter}');
    expect(useCreateDialog.getState().open?.kind).toBe('lead');
    useCreateDialog.getState().close();
  });
});

describe('the search page', () => {
  it('says when nothing is found, and when it could not be asked', async () => {
    api({ body: { groups: [] } });
    renderStaff(<SearchScreen />, []);
    await userEvent.type(box(), '#/%');
    expect(await screen.findByText('0 matches')).toBeVisible();

    api({ status: 500 });
    await userEvent.type(box(), 'x');
    expect(await screen.findByRole('alert', {}, { timeout: 8_000 })).toHaveTextContent(
      'The records could not be searched.',
    );
    api();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('option', { name: /Aurora Hotels, Customer/ })).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(screen.queryByRole('option')).not.toBeInTheDocument());
  }, 15_000);
});
