import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { common, converted, lead, rights } from '@/features/leads/testing';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { ConvertedScreen } from './converted-screen';

vi.mock('next/navigation', () => ({
  usePathname: () => '/leads/L1/converted',
  useRouter: () => ({}),
}));

describe('the result of a conversion', () => {
  it('links the three records from what the lead keeps, so a reload shows them too (req:2.7)', async () => {
    mockApi({ ...common, 'GET /leads/L1': () => ({ body: converted }) });
    renderStaff(<ConvertedScreen />, [...rights]);

    expect(await screen.findByRole('heading', { name: 'Ravi Kumar is converted' })).toBeVisible();
    expect(await screen.findByRole('link', { name: /Account.*Aurora Hotels/ })).toHaveAttribute(
      'href',
      '/accounts/A1',
    );
    expect(await screen.findByRole('link', { name: /Contact.*Ravi Kumar/ })).toHaveAttribute(
      'href',
      '/contacts/C1',
    );
    expect(await screen.findByRole('link', { name: /Opportunity.*new business/ })).toHaveAttribute(
      'href',
      '/opportunities/O1',
    );
  });

  it('of a lead that is not converted leads back to it', async () => {
    mockApi({ ...common, 'GET /leads/L1': () => ({ body: lead() }) });
    renderStaff(<ConvertedScreen />, [...rights]);
    expect(await screen.findByRole('link', { name: 'Open the lead' })).toHaveAttribute(
      'href',
      '/leads/L1',
    );
  });
});
