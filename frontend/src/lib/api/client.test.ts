import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mockApi } from '@/test/mock-api';
import { ApiError, errorMessage } from './api-error';
import { api, unwrap } from './client';
import { onSessionEnded } from './session-events';
import { csrfToken } from './transport';
import { newUlid } from './ulid';

const list = () => unwrap(api.GET('/api/v1/accounts'));
const create = () =>
  unwrap(api.POST('/api/v1/accounts', { body: { name: 'Aurora', type: 'Prospect' } }));
const page = { items: [], next_cursor: null };
const expired = { status: 401, body: { code: 'token_expired' } };

beforeEach(() => {
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('a=b; __Host-csrf=tok%3D1');
});

describe('an unsafe request', () => {
  it('carries the CSRF token and an idempotency key; a read carries neither', async () => {
    const calls = mockApi({
      'GET /accounts': () => ({ body: page }),
      'POST /accounts': () => ({ status: 201, body: { id: '1' } }),
    });

    await list();
    await create();

    expect(csrfToken()).toBe('tok=1');
    const named = calls.map((call) => call.headers.get('x-request-id'));
    expect(new Set(named).size).toBe(2);
    expect(calls[0]?.headers.get('x-csrf-token')).toBeNull();
    expect(calls[1]?.headers.get('x-csrf-token')).toBe('tok=1');
    expect(calls[1]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps its idempotency key and body when repeated after a refresh', async () => {
    let tries = 0;
    const calls = mockApi({
      'POST /accounts': () => (tries++ === 0 ? expired : { status: 201, body: { id: '1' } }),
      'POST /auth/refresh': () => ({ body: { expires_at: 'x' } }),
    });

    await create();

    const [first, , second] = calls;
    expect(calls.map((call) => call.path)).toEqual(['/accounts', '/auth/refresh', '/accounts']);
    expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
    expect(second?.body).toEqual({ name: 'Aurora', type: 'Prospect' });
  });
});

describe('an expired session', () => {
  it('is refreshed once for requests that fail together', async () => {
    let fresh = false;
    const calls = mockApi({
      'GET /accounts': () => (fresh ? { body: page } : expired),
      'POST /auth/refresh': () => {
        fresh = true;
        return { body: { expires_at: 'x' } };
      },
    });

    await Promise.all([list(), list(), list()]);

    expect(calls.filter((call) => call.path === '/auth/refresh')).toHaveLength(1);
  });

  it('is announced as ended when the refresh is refused', async () => {
    const ended = vi.fn();
    const stop = onSessionEnded(ended);
    const calls = mockApi({
      'GET /accounts': () => ({ status: 401, body: {} }),
      'POST /auth/refresh': () => ({ status: 401, body: { code: 'session_ended' } }),
    });

    await expect(list()).rejects.toMatchObject({ status: 401 });

    expect(ended).toHaveBeenCalledOnce();
    expect(calls).toHaveLength(2);
    stop();
  });

  it('is not taken for ended when the network fails during the refresh', async () => {
    const ended = vi.fn();
    const stop = onSessionEnded(ended);
    mockApi({ 'GET /accounts': () => expired, 'POST /auth/refresh': () => 'network' });

    await expect(list()).rejects.toMatchObject({ status: 0, code: 'network' });

    expect(ended).not.toHaveBeenCalled();
    stop();
  });

  it('does not refresh for a refused sign-in', async () => {
    const calls = mockApi({
      'POST /auth/login': () => ({ status: 401, body: { code: 'invalid_credentials' } }),
    });

    const attempt = unwrap(
      api.POST('/api/v1/auth/login', { body: { email: 'a@b.example', password: 'x' } }),
    );

    await expect(attempt).rejects.toMatchObject({ code: 'invalid_credentials' });
    expect(calls).toHaveLength(1);
  });
});

describe('a problem', () => {
  it('is read into its parts', async () => {
    const body = {
      code: 'stale_version',
      detail: 'Changed meanwhile',
      errors: [{ path: 'name', code: 'x', message: 'Too long' }],
      current: { version: 4 },
      request_id: 'req-7',
    };
    mockApi({ 'GET /accounts': () => ({ status: 409, body }) });

    const error: unknown = await list().catch((cause: unknown) => cause);

    expect(error).toBeInstanceOf(ApiError);
    const { request_id: requestId, ...parts } = body;
    expect(error).toMatchObject({ ...parts, status: 409, requestId });
    expect((error as ApiError).isFinal).toBe(true);
  });

  it('without a readable body still has a status and a message', () => {
    expect(new ApiError(502, '<html>').code).toBe('http_502');
    expect(errorMessage(new ApiError(502, null))).toMatch(/our side/);
    expect(errorMessage(new TypeError('x'))).toMatch(/could not be reached/);
  });
});

it('makes ids that sort by time and are never the same', () => {
  const ids = [newUlid(1_000), newUlid(2_000), newUlid(2_000)];
  expect(ids[0]! < ids[1]!).toBe(true);
  expect(ids[1]).not.toBe(ids[2]);
  expect(ids.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id))).toBe(true);
});
