import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { writes } from '@/test/mock-api';
import { activity, showTimeline, timelineApi } from './testing';

vi.mock('next/navigation', () => ({ usePathname: () => '/leads/L1' }));

describe('a timeline', () => {
  it('ticks a task off, and undoes it (req:11.2)', async () => {
    const calls = timelineApi(activity({}));
    showTimeline('write');

    await userEvent.click(await screen.findByRole('checkbox'));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() =>
      expect(writes(calls).map((each) => each.body)).toEqual([
        { version: 1, status: 'Completed' },
        { version: 2, status: 'Waiting' },
      ]),
    );
  });

  it('adds a task with a due date that is one tap away (req:2.29 req:11.1)', async () => {
    const calls = timelineApi();
    showTimeline('write');
    expect(await screen.findByText(/Nothing yet/)).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'New task' }));
    const sheet = await screen.findByRole('dialog', { name: 'New task' });
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));
    expect(await within(sheet).findByText('Please fill this in.')).toBeVisible();
    await userEvent.type(within(sheet).getByLabelText(/Subject/), 'Send the offer');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Today' }));
    await userEvent.selectOptions(within(sheet).getByLabelText(/Repeats/), 'Monthly');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(writes(calls)).toHaveLength(1));
    expect(writes(calls)[0]?.body).toMatchObject({
      type: 'Task',
      subject: 'Send the offer',
      assigned_to: 'u1',
      status: 'Not Started',
      due_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      recurrence: { frequency: 'Monthly', interval: 1, until: null },
      who: { type: 'lead', id: 'L1' },
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('keeps an event from ending before it starts (req:11.3)', async () => {
    const calls = timelineApi();
    showTimeline('write');

    await userEvent.click(await screen.findByRole('button', { name: 'New event' }));
    const sheet = await screen.findByRole('dialog', { name: 'New event' });
    await userEvent.type(within(sheet).getByLabelText(/Subject/), 'Visit');
    const [start, end] = [
      within(sheet).getByLabelText('Starts'),
      within(sheet).getByLabelText('Ends'),
    ];
    const fill = async (box: HTMLElement, text: string) => {
      await userEvent.clear(box);
      await userEvent.type(box, text);
    };
    await fill(start, '2026-12-01T10:00');
    await fill(end, '2026-12-01T09:59');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));
    expect(
      await within(sheet).findByText('The event must not end before it starts.'),
    ).toBeVisible();
    await fill(end, '2026-12-01T11:00');
    await userEvent.click(within(sheet).getByRole('button', { name: 'Save' }));

    await waitFor(() =>
      expect(writes(calls)[0]?.body).toMatchObject({
        start: '2026-12-01T04:30:00Z',
        end: '2026-12-01T05:30:00Z',
        all_day: false,
      }),
    );
  });

  it('takes one off and puts it back', async () => {
    const calls = timelineApi(activity({}));
    showTimeline('write');

    await userEvent.click(await screen.findByRole('button', { name: /More actions/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() =>
      expect(writes(calls).map((each) => each.body)).toEqual([
        { version: 1, is_active: false },
        { version: 2, is_active: true },
      ]),
    );
  });
});
