'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';

export type Import = Schemas['ImportOut'];
export type ImportSummary = Schemas['ImportSummary'];
export type ImportKind = Schemas['ImportKind'];
export type ImportState = Schemas['ImportState'];
export type ImportRow = Schemas['ImportRow'];
export type RowAction = Schemas['RowAction'];

const WORKING: readonly ImportState[] = ['reading', 'checking', 'running', 'undoing'];
const ASK_AGAIN = 1_000;

export const isWorking = (state: ImportState) => WORKING.includes(state);

const keys = (org: string) => domainKeys(org, 'imports');

export function useImports() {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: keys(org).lists(),
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/imports', { params: { query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** An import, asked for again and again while it is at work. */
export function useImport(id: string | null) {
  const org = useOrgId();
  return useQuery({
    queryKey: keys(org).detail(id ?? ''),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/imports/{import_id}', {
          params: { path: { import_id: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? ASK_AGAIN : false),
  });
}

/** The rows that do this, as of one version of the import. */
export function useImportRows(record: Import, action: RowAction) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: keys(org).of('rows', record.id, record.version, action),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/imports/{import_id}/rows', {
          params: { path: { import_id: record.id }, query: { action, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** Puts an answer where the page reads it; records that an import may have changed are read anew. */
export function useImportChanged() {
  const org = useOrgId();
  const client = useQueryClient();
  return (record: Import) => {
    client.setQueryData(keys(org).detail(record.id), record);
    void client.invalidateQueries({ queryKey: keys(org).lists() });
    void client.invalidateQueries({ queryKey: domainKeys(org, record.kind).all });
  };
}

export function announceImport(body: Schemas['ImportCreate']): Promise<Schemas['UploadOut']> {
  return unwrap(api.POST('/api/v1/imports', { body }));
}

const at = (id: string) => ({ params: { path: { import_id: id } } });

export function finishUpload(id: string): Promise<Import> {
  return unwrap(api.POST('/api/v1/imports/{import_id}/uploaded', at(id)));
}

export function mapColumns(record: Import, fields: (string | null)[]): Promise<Import> {
  const body = { version: record.version, fields };
  return unwrap(api.POST('/api/v1/imports/{import_id}/mapping', { ...at(record.id), body }));
}

export function takeStep(record: Import, step: 'run' | 'undo' | 'continue'): Promise<Import> {
  const body = { version: record.version };
  return unwrap(api.POST(`/api/v1/imports/{import_id}/${step}`, { ...at(record.id), body }));
}
