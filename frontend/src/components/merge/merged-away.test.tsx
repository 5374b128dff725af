import { render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { MergedAway } from './merged-away';

const router = vi.hoisted(() => ({ replace: vi.fn() }));
vi.mock('next/navigation', () => ({ useRouter: () => router }));

it('leads on once it is certain that the record is still the other one (req:B11)', () => {
  const { rerender } = render(<MergedAway href="/accounts/a2" certain={false} />);
  expect(router.replace).not.toHaveBeenCalled();

  rerender(<MergedAway href="/accounts/a2" certain />);
  expect(router.replace).toHaveBeenCalledExactlyOnceWith('/accounts/a2');
});
