import { api, unwrap, type Schemas } from '@/lib/api/client';

export type Session = Schemas['MeOut'];

const SNAPSHOT = 'session-snapshot';

export const sessionKey = ['session'] as const;

/** Key of everything stored on this device for one person in one organisation. */
export function identityOf(session: Session): string {
  return `${session.org.id}:${session.user.id}`;
}

export function fetchSession(): Promise<Session> {
  return unwrap(api.GET('/api/v1/me'));
}

/** The last known session, so that the shell opens at once and offline. It grants nothing: the server decides. */
export function readSnapshot(): Session | undefined {
  try {
    const text = localStorage.getItem(SNAPSHOT);
    return text ? (JSON.parse(text) as Session) : undefined;
  } catch {
    return undefined;
  }
}

export function writeSnapshot(session: Session | null): void {
  if (session) localStorage.setItem(SNAPSHOT, JSON.stringify(session));
  else localStorage.removeItem(SNAPSHOT);
}
