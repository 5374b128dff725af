import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { makeQueryClient } from '@/lib/api/query-client';
import type { Permission } from '@/lib/auth/permissions';
import type { Session } from '@/lib/auth/session';
import { SessionContext } from '@/lib/auth/session-context';

const at = '2026-11-20T09:30:00Z';

/** A signed-in session; only what screens read is filled in. */
export function testSession(permissions: Permission[]): Session {
  return {
    user: {
      id: 'u1',
      version: 1,
      email: 'asha@alpha.example',
      first_name: 'Asha',
      last_name: 'Menon',
      name: 'Asha Menon',
      role: 'admin',
      is_active: true,
    },
    org: {
      id: '01JD0000000000000000000001',
      version: 1,
      created_at: at,
      updated_at: at,
      name: 'Alpha Interiors',
      settings: {
        timezone: 'Asia/Kolkata',
        currency: 'INR',
        date_format: 'DD/MM/YYYY',
        locale: 'en-IN',
        email_from_address: null,
        email_from_name: null,
        idle_minutes: 60,
        allowed_networks: [] as string[],
      },
      branding: { primary_color: null, logo_id: null, font: 'sans', footer: null },
      quoting: {
        markup: '0',
        margin_basis: 'line',
        validity_days: 30,
        follow_up_days: 3,
        order_on_acceptance: false,
        template: 'classic',
        terms: null,
        bank_details: null,
        address: null,
        tax_number: null,
      },
      limits: { file_bytes: 25 * 1024 * 1024, storage_bytes: null },
      usage: { storage_bytes: 0 },
    } as Session['org'],
    permissions,
  };
}

/** Renders a staff screen for someone with these permissions. Failed reads are not retried. */
export function renderStaff(
  ui: ReactNode,
  permissions: Permission[] = ['accounts:read', 'accounts:write'],
) {
  const client = makeQueryClient();
  client.setDefaultOptions({
    queries: { ...client.getDefaultOptions().queries, retry: false },
    mutations: client.getDefaultOptions().mutations,
  });
  return render(
    <QueryClientProvider client={client}>
      <SessionContext value={testSession(permissions)}>{ui}</SessionContext>
    </QueryClientProvider>,
  );
}
