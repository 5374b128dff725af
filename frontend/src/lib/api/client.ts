import createClient from 'openapi-fetch';
import { env } from '@/lib/env';
import { ApiError } from './api-error';
import type { components, paths } from './schema.gen';
import { apiFetch } from './transport';

/** The typed client; every path and body comes from the server's OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: env.apiOrigin,
  credentials: 'same-origin',
  fetch: apiFetch,
});

export type Schemas = components['schemas'];

type Answer = { data?: unknown; error?: unknown; response: Response };
type Body<R extends Answer> = [Exclude<R['data'], undefined>] extends [never]
  ? undefined
  : Exclude<R['data'], undefined>;

/** The body of a success; anything else is thrown as an ApiError. */
export async function unwrap<R extends Answer>(call: Promise<R>): Promise<Body<R>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw new ApiError(response.status, error, response.headers.get('x-request-id'));
  }
  return data as Body<R>;
}
