import type { Domain } from '@/lib/api/query-keys';

/** What the draft of a form is called within its identity; a new record's is `<domain>:new`. */
export function draftName(domain: Domain, id = 'new'): string {
  return `${domain}:${id}`;
}
