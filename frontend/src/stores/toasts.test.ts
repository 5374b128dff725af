import { beforeEach, expect, it, vi } from 'vitest';
import { toast, useToasts, withdrawUndo } from './toasts';

const shown = () => useToasts.getState().toasts.map(({ message }) => message);

beforeEach(() => useToasts.setState({ toasts: [] }));

it('says the same once, however often it is told', () => {
  toast.good('Order SO-1 created');
  toast.good('Payment logged');
  toast.good('Order SO-1 created');

  expect(shown()).toEqual(['Payment logged', 'Order SO-1 created']);
});

it('keeps each that can be undone, and the last three of all', () => {
  const undo = { label: 'Undo', run: vi.fn() };
  toast.good('Moved', undo);
  toast.good('Moved', undo);
  expect(shown()).toEqual(['Moved', 'Moved']);

  toast.bad('Refused');
  toast.good('Saved');
  expect(shown()).toEqual(['Moved', 'Refused', 'Saved']);
});

it('offers no undo of what something has been made of', () => {
  toast.good('Status is now Qualified', { label: 'Undo', run: vi.fn() });
  toast.good('Call saved');
  withdrawUndo();
  expect(shown()).toEqual(['Call saved']);
});
