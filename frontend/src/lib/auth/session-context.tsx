'use client';

import { createContext, use } from 'react';
import type { Permission } from './permissions';
import type { Session } from './session';

export const SessionContext = createContext<Session | null>(null);

/** The signed-in session, or null while it is still being read. */
export function useMaybeSession(): Session | null {
  return use(SessionContext);
}

/** The signed-in session; only below the gate of the staff pages. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside of SessionGate');
  return session;
}

export function useOrgId(): string {
  return useSession().org.id;
}

export function useCan(permission: Permission): boolean {
  return useMaybeSession()?.permissions.includes(permission) ?? false;
}
