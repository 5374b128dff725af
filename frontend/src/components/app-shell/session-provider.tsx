'use client';

import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { makeQueryClient } from '@/lib/api/query-client';
import { onSessionChanged, onSessionEnded } from '@/lib/api/session-events';
import {
  fetchSession,
  identityOf,
  readSnapshot,
  sessionKey,
  writeSnapshot,
} from '@/lib/auth/session';
import { SessionContext, useMaybeSession } from '@/lib/auth/session-context';
import { persistOptionsFor } from '@/lib/offline/persister';
import { paths } from '@/lib/paths/paths';
import { useHydrated } from '@/lib/use-hydrated';

/** Reads the session once for all staff pages, and goes to sign-in when there is none. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      <SessionReader>{children}</SessionReader>
    </QueryClientProvider>
  );
}

function SessionReader({ children }: { children: ReactNode }) {
  const hydrated = useHydrated();
  return hydrated ? (
    <LiveSession>{children}</LiveSession>
  ) : (
    <SessionContext value={null}>{children}</SessionContext>
  );
}

function LiveSession({ children }: { children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const { data: session, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: fetchSession,
    initialData: readSnapshot,
    initialDataUpdatedAt: 0,
    staleTime: 60_000,
  });

  const leave = useEffectEvent(() =>
    router.replace(paths.login(pathname + window.location.search)),
  );
  useEffect(() => onSessionEnded(() => leave()), []);

  const readAgain = useEffectEvent(() => void refetch());
  useEffect(() => onSessionChanged(() => readAgain()), []);

  useEffect(() => {
    if (!session) return;
    writeSnapshot(session);
    const { primary_color } = session.org.branding;
    void import('@/lib/theme/branding').then((look) => look.applyBranding(primary_color));
  }, [session]);

  return <SessionContext value={session ?? null}>{children}</SessionContext>;
}

/**
 * Draws the page once it is known whose it is, with that identity's own cache: another person or organisation in
 * the same browser starts from an empty one.
 */
export function SessionGate({ children, fallback }: { children: ReactNode; fallback: ReactNode }) {
  const session = useMaybeSession();
  if (!session) return fallback;
  const identity = identityOf(session);
  return (
    <IdentityCache key={identity} identity={identity}>
      {children}
    </IdentityCache>
  );
}

function IdentityCache({ identity, children }: { identity: string; children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  const [persistOptions] = useState(() => persistOptionsFor(identity));
  return (
    <PersistQueryClientProvider
      client={client}
      persistOptions={persistOptions}
      // What was kept may be older than what this very browser has saved since: show it, and ask again.
      onSuccess={() => client.invalidateQueries()}
    >
      {children}
    </PersistQueryClientProvider>
  );
}
