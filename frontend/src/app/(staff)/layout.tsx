import type { ReactNode } from 'react';
import { AppShell } from '@/components/app-shell/app-shell';
import { SessionGate, SessionProvider } from '@/components/app-shell/session-provider';
import { StaffServices } from '@/components/app-shell/staff-services-host';
import { ListSkeleton } from '@/components/states/list-skeleton';
import { LoadingState } from '@/components/states/states';
import { CreateHost } from './create-host';

export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <SessionProvider>
      <AppShell>
        <SessionGate
          fallback={
            <LoadingState>
              <ListSkeleton />
            </LoadingState>
          }
        >
          {children}
          <CreateHost />
          <StaffServices />
        </SessionGate>
      </AppShell>
    </SessionProvider>
  );
}
