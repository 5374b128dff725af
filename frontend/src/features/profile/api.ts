'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type BrowserSession = Schemas['BrowserSession'];

const mine = (org: string) => domainKeys(org, 'users').of('me');

export function useSessions() {
  const org = useOrgId();
  return useQuery({
    queryKey: [...mine(org), 'sessions'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/sessions', { signal })),
  });
}

export function useSecurity() {
  const org = useOrgId();
  return useQuery({
    queryKey: [...mine(org), 'security'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/security', { signal })),
  });
}

/** Has what the page knows of the person read again. */
export function useProfileChanged() {
  const org = useOrgId();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: mine(org) });
}

export async function endSession(id: string): Promise<void> {
  await unwrap(
    api.DELETE('/api/v1/me/sessions/{session_id}', { params: { path: { session_id: id } } }),
  );
}

export async function changePassword(body: Schemas['PasswordChange']): Promise<void> {
  await unwrap(api.POST('/api/v1/me/password', { body }));
}

export function beginTotp(): Promise<Schemas['TotpOut']> {
  return unwrap(api.POST('/api/v1/me/totp'));
}

export async function confirmTotp(code: string): Promise<void> {
  await unwrap(api.PUT('/api/v1/me/totp', { body: { code } }));
}

export async function removeTotp(password: string): Promise<void> {
  await unwrap(api.POST('/api/v1/me/totp/remove', { body: { current_password: password } }));
}

export function useCalendarFeed() {
  const org = useOrgId();
  return useQuery({
    queryKey: [...mine(org), 'calendar-feed'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/calendar-feed', { signal })),
  });
}

/** The new address; null when another request has made one meanwhile, and shown it. */
export async function makeCalendarFeed(): Promise<string | null> {
  const { path } = await unwrap(api.POST('/api/v1/me/calendar-feed'));
  return path && `${window.location.origin}${path}`;
}

export async function revokeCalendarFeed(): Promise<void> {
  await unwrap(api.DELETE('/api/v1/me/calendar-feed'));
}

export function useDigest() {
  const org = useOrgId();
  return useQuery({
    queryKey: [...mine(org), 'digest'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/digest', { signal })),
  });
}

export async function changeDigest(is_on: boolean): Promise<void> {
  await unwrap(api.PUT('/api/v1/me/digest', { body: { is_on } }));
}
