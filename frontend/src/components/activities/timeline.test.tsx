import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { activity, showTimeline, timelineApi } from './testing';

vi.mock('next/navigation', () => ({ usePathname: () => '/leads/L1' }));

const call = activity({
  id: 'C1',
  type: 'Call',
  subject: 'First call',
  called_at: '2026-11-19T09:30:00Z',
  outcome: 'Left Message',
  duration_minutes: 4,
  status: null,
  due_date: null,
  priority: null,
});

describe('a timeline', () => {
  it('says what is late and what was said, and links what else it is about (req:2.5 req:11.9)', async () => {
    const calls = timelineApi(activity({}), call);
    showTimeline('write');

    const rows = within(await screen.findByRole('list', { name: 'Activity' })).getAllByRole(
      'listitem',
    );
    expect(rows[0]).toHaveTextContent('Overdue since 31/01/2020 · Waiting');
    expect(rows[1]).toHaveTextContent(/19\/11\/2026, 3:00\spm · Left Message · 4 min/i);
    expect(screen.queryByText('Ravi Kumar')).not.toBeInTheDocument();
    expect(screen.getAllByRole('link', { name: 'Lobby' })[0]).toHaveAttribute(
      'href',
      '/opportunities/O1',
    );
    expect(calls.find((each) => each.path === '/activities')?.query.get('who')).toBe('lead:L1');
  });

  it('mixes in what the system saw, and reads on where there is more of either (req:11.9)', async () => {
    const event = (id: string, at: string, became: string) => ({
      id,
      at,
      by: 'u1',
      kind: 'lead',
      record: { kind: 'lead', id: 'L1' },
      action: 'changed',
      fields: ['status'],
      values: { status: { was: 'New', became } },
      request_id: null,
    });
    mockApi({
      'GET /users': () => ({ body: { items: [], next_cursor: null } }),
      'GET /activities': () => ({ body: { items: [call], next_cursor: null } }),
      'GET /audit/timeline': ({ query }) => ({
        body: query.get('cursor')
          ? { items: [event('E1', '2026-11-18T09:30:00Z', 'Contacted')], next_cursor: null }
          : { items: [event('E2', '2026-11-20T09:30:00Z', 'Qualified')], next_cursor: 'more' },
      }),
    });
    showTimeline('read');

    expect(await screen.findByText('Status: New → Qualified')).toBeVisible();
    expect(screen.queryByText('First call')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('Status: New → Contacted')).toBeVisible();
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
    expect(rows.map((text) => /Qualified|First call|Contacted/.exec(text)?.[0])).toEqual([
      'Qualified',
      'First call',
      'Contacted',
    ]);
  });

  it('reads on to its end, ten at a time, each once and in order (req:11.9)', async () => {
    const all = Array.from({ length: 25 }, (_, number) => ({
      ...call,
      id: `C${number}`,
      subject: `Call ${number}.`,
    }));
    const calls = mockApi({
      'GET /users': () => ({ body: { items: [], next_cursor: null } }),
      'GET /activities': ({ query }) => {
        const from = Number(query.get('cursor') ?? 0);
        const until = from + Number(query.get('limit'));
        const next = until < all.length ? String(until) : null;
        return { body: { items: all.slice(from, until), next_cursor: next } };
      },
    });
    showTimeline('read');

    for (const shown of [10, 20]) {
      await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(shown));
      await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    }
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(25));
    expect(
      screen.getAllByRole('listitem').map((row) => /Call \d+\./.exec(row.textContent)?.[0]),
    ).toEqual(all.map((each) => each.subject));
    expect(screen.queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
    expect(calls.filter((each) => each.path === '/activities')).toHaveLength(3);
  });

  it('is only read by those who may not write', async () => {
    timelineApi(activity({}));
    showTimeline('read');

    expect(await screen.findByRole('checkbox')).toBeDisabled();
    for (const name of ['New task', /More actions/]) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });
});
