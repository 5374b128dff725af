import { announceSessionEnded } from './session-events';
import { ApiError } from './api-error';

const API = '/api/v1';
const REFRESH = `${API}/auth/refresh`;
const REFRESHED_AT = 'session-refreshed-at';
const CSRF_COOKIE = '__Host-csrf';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The double-submit token, read at send time because every refresh may change it. */
export function csrfToken(): string {
  const prefix = `${CSRF_COOKIE}=`;
  const entry = document.cookie.split('; ').find((each) => each.startsWith(prefix));
  return entry ? decodeURIComponent(entry.slice(prefix.length)) : '';
}

async function send(request: Request): Promise<Response> {
  request.headers.set('x-request-id', crypto.randomUUID());
  if (!SAFE.has(request.method)) {
    request.headers.set('x-csrf-token', csrfToken());
    if (!request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', crypto.randomUUID());
    }
  }
  try {
    return await fetch(request);
  } catch (error) {
    // A request that was given up on purpose; one that took too long counts as unanswered.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, null);
  }
}

function lastRefresh(): number {
  return Number(localStorage.getItem(REFRESHED_AT) ?? 0);
}

async function refresh(): Promise<boolean> {
  const response = await send(new Request(new URL(REFRESH, location.origin), { method: 'POST' }));
  if (response.ok) {
    localStorage.setItem(REFRESHED_AT, String(Date.now()));
    return true;
  }
  if (response.status === 401 || response.status === 403) return false;
  throw new ApiError(response.status, await response.json().catch(() => null));
}

/** One refresh at a time over all tabs; whoever waited for another's refresh does not repeat it. */
async function refreshSince(startedAt: number): Promise<boolean> {
  const once = async () => (lastRefresh() >= startedAt ? true : refresh());
  return navigator.locks.request('auth', once);
}

function isAuthCall(request: Request): boolean {
  return new URL(request.url).pathname.startsWith(`${API}/auth/`);
}

/**
 * Same-origin fetch with the manners of the API: CSRF header, an idempotency key on every unsafe method (the same
 * one when the request is repeated), and on a 401 one session refresh before one retry.
 */
export async function apiFetch(request: Request): Promise<Response> {
  const startedAt = Date.now();
  if (!SAFE.has(request.method) && !request.headers.has('idempotency-key')) {
    request.headers.set('idempotency-key', crypto.randomUUID());
  }
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 || isAuthCall(request)) return response;
  if (await refreshSince(startedAt)) {
    const second = await send(again);
    if (second.status !== 401) return second;
  }
  announceSessionEnded();
  return response;
}
