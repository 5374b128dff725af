import { vi } from 'vitest';

export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
};
type Answer = { status?: number; body?: unknown } | 'network';
type Route = (call: Call) => Answer;

/** Answers fetch by "METHOD /path" below /api/v1 and keeps what was asked. */
export function mockApi(routes: Record<string, Route>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    const text = await request.text();
    const call: Call = {
      method: request.method,
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
    };
    calls.push(call);
    const route = routes[`${call.method} ${call.path}`];
    const answer: Answer = route ? route(call) : { status: 404, body: { code: 'not_found' } };
    if (answer === 'network') throw new TypeError('Failed to fetch');
    const { status = 200, body } = answer;
    if (status === 204) return new Response(null, { status });
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return new Response(JSON.stringify(body ?? {}), { status, headers: { 'content-type': type } });
  });
  return calls;
}

/** What was asked for that changes something. */
export const writes = (calls: readonly Call[]) => calls.filter((call) => call.method !== 'GET');
