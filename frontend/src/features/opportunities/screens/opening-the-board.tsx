import { screen } from '@testing-library/react';
import { Toaster } from '@/components/ui/toaster';
import type { Permission } from '@/lib/auth/permissions';
import { renderStaff } from '@/test/render-staff';
import { OpportunitiesScreen } from './opportunities-screen';

/** The pipeline, opened for a test. */
export const show = (permissions: Permission[] = ['opportunities:read', 'opportunities:write']) =>
  renderStaff(
    <>
      <OpportunitiesScreen />
      <Toaster />
    </>,
    permissions,
  );

export const column = (name: RegExp) => screen.findByRole('region', { name }, { timeout: 5_000 });
