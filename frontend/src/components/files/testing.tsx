import { Toaster } from '@/components/ui/toaster';
import type { RecordFile } from '@/lib/api/files';
import { mockApi } from '@/test/mock-api';
import { renderStaff } from '@/test/render-staff';
import { Files } from './files';
import { puts } from '@/test/s3-stand-in';

export const of = { type: 'account', id: 'A1' } as const;
export const stored = (parts: Partial<RecordFile>) =>
  ({
    id: 'F1',
    version: 1,
    created_at: '2026-11-20T09:30:00Z',
    updated_at: '2026-11-20T09:30:00Z',
    parent: of,
    name: 'plan.pdf',
    content_type: 'application/pdf',
    size: 1536,
    sha256: 'x',
    uploaded_by: 'u1',
    is_active: true,
    ...parts,
  }) as RecordFile;

type Answer = { status?: number; body?: unknown } | 'network';

export function api(files: RecordFile[] = [], finish: Answer[] = []) {
  let items = files;
  const finished = (id: string) => () => {
    const answer = finish.shift();
    if (answer) return answer;
    const made = stored({ id, name: puts.at(-1)?.file.name ?? '' });
    items = [made, ...items];
    return { body: made };
  };
  return mockApi({
    'GET /users': () => ({ body: { items: [], next_cursor: null } }),
    'GET /files': () => ({ body: { items, next_cursor: null } }),
    'GET /files/F1/link': ({ query }) => ({
      body: { url: `https://s3.example/F1?inline=${query.get('inline')}`, expires_at: '' },
    }),
    'POST /files': ({ body }) => ({
      status: 201,
      body: {
        id: (body as RecordFile).id,
        url: `https://s3.example/${(body as RecordFile).id}`,
        headers: { 'if-none-match': '*' },
        expires_at: '2999-01-01T00:00:00Z',
      },
    }),
    'POST /files/U1/finish': finished('U1'),
    'POST /files/U2/finish': finished('U2'),
    'DELETE /files/F1': () => {
      items = items.filter((each) => each.id !== 'F1');
      return { status: 204 };
    },
  });
}

export const show = (may: 'read' | 'write' = 'write') =>
  renderStaff(
    <>
      <Files of={of} />
      <Toaster />
    </>,
    may === 'write'
      ? ['accounts:read', 'accounts:write', 'files:read', 'files:write']
      : ['accounts:read', 'files:read'],
  );
export const picker = () => document.querySelector<HTMLInputElement>('input[multiple]');
export const writes = (calls: { method: string; path: string }[]) =>
  calls.filter((each) => each.method !== 'GET').map((each) => `${each.method} ${each.path}`);
