import type { Domain } from '@/lib/api/query-keys';
import type { Write } from './queue';

type About = Pick<Write, 'kind' | 'title' | 'labels'>;

/** What a record has before the server has seen it; its screens can be drawn from it. */
export type Unsent<R> = Omit<R, 'version' | 'created_at' | 'updated_at'>;

/** The write of a new record; `show` is the record as it will look. */
export function creation<R extends { id: string }>(
  domain: Domain,
  body: { id: string },
  show: Unsent<R>,
  about: About,
): Write {
  const now = new Date().toISOString();
  return {
    ...about,
    domain,
    id: body.id,
    method: 'POST',
    path: `/${domain}`,
    body: { ...body },
    show: { version: 0, created_at: now, updated_at: now, ...show },
  };
}

/** The write of some fields of a record, based on the version it was read at. */
export function change(
  domain: Domain,
  record: { id: string; version: number },
  changes: object,
  about: About,
  show: object = changes,
): Write {
  return {
    ...about,
    domain,
    id: record.id,
    method: 'PATCH',
    path: `/${domain}/${record.id}`,
    body: { version: record.version, ...changes },
    show: { ...show },
  };
}
