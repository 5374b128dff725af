import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { usePending } from '@/lib/offline/pending';
import { api, picker, show, stored, writes } from './testing';

vi.mock('next/navigation', () => ({ usePathname: () => '/accounts/A1' }));

beforeEach(() => usePending.setState({ entries: [], moments: [] }));

describe('the files of a record', () => {
  it('are looked at, and removed when one says so twice (req:13.1)', async () => {
    const calls = api([stored({ name: 'room.png', content_type: 'image/png' })]);
    show();

    await userEvent.click(await screen.findByRole('button', { name: 'Look at room.png' }));
    expect(await screen.findByRole('img', { name: 'room.png' })).toHaveAttribute(
      'src',
      'https://s3.example/F1?inline=true',
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await screen.findByRole('button', { name: 'More actions: room.png' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    const question = await screen.findByRole('alertdialog', { name: 'Remove room.png?' });
    expect(writes(calls)).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: 'Remove' }));

    expect(await screen.findByText('No files yet.')).toBeVisible();
    expect(calls.find((each) => each.method === 'DELETE')?.query.get('version')).toBe('1');
  });

  it('are only read by those who may not write (req:13.1)', async () => {
    api([stored({})]);
    show('read');

    await userEvent.click(await screen.findByRole('button', { name: 'More actions: plan.pdf' }));
    expect(screen.getAllByRole('menuitem').map((each) => each.textContent)).toEqual([
      'Look at it',
      'Download',
    ]);
    expect(picker()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add files' })).not.toBeInTheDocument();
  });

  it('wait for a connection, and for a record that has not been sent (req:20.6)', async () => {
    api([stored({})]);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { unmount } = show();
    expect(await screen.findByText(/You are offline. Files can be added/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add files' })).toBeDisabled();
    unmount();

    usePending.setState({
      entries: [{ id: 'A1', domain: 'accounts', method: 'POST' }] as never,
    });
    show();
    expect(await screen.findByText(/once this record has been sent/)).toBeVisible();
  });
});
