'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';

export type RecordFile = Schemas['FileOut'];
export type FileType = Schemas['FileType'];

/** The record whose files they are. */
export type FilesOf = Schemas['FileParent'];

const PAGE = 10;
const LINK_LIVES = 4 * 60_000;

/** What one record's files are read under, in whatever pages. */
export const filesKey = (org: string, { type, id }: FilesOf) =>
  domainKeys(org, 'files').list({ parent: `${type}:${id}` });

/** The files of a record, newest first. Lives in lib because record pages of several features show it. */
export function useFiles(of: FilesOf) {
  const org = useOrgId();
  return useInfiniteQuery({
    queryKey: filesKey(org, of),
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { parent: `${of.type}:${of.id}`, cursor, limit: PAGE };
      return unwrap(api.GET('/api/v1/files', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

const linkTo = (file_id: string, inline: boolean, signal?: AbortSignal) =>
  unwrap(
    api.GET('/api/v1/files/{file_id}/link', {
      params: { path: { file_id }, query: { inline } },
      signal,
    }),
  );

/**
 * Where a file can be looked at, for some minutes; never kept on the device. Its key is none of the files': one more
 * file is no reason to fetch the pictures anew.
 */
export function useFileView(id: string, enabled = true) {
  return useQuery({
    queryKey: [useOrgId(), 'file-links', id],
    queryFn: ({ signal }) => linkTo(id, true, signal),
    enabled,
    staleTime: LINK_LIVES,
    gcTime: LINK_LIVES,
    refetchOnWindowFocus: false,
    meta: { persist: false },
  });
}

/** Has the browser save the file under its name; S3 says so, the page stays. */
export async function downloadFile(file: RecordFile): Promise<void> {
  const { url } = await linkTo(file.id, false);
  location.assign(url);
}

export const removeFile = (file: RecordFile) =>
  unwrap(
    api.DELETE('/api/v1/files/{file_id}', {
      params: { path: { file_id: file.id }, query: { version: file.version } },
    }),
  );

export const startUpload = (body: Schemas['UploadCreate'], signal: AbortSignal) =>
  unwrap(api.POST('/api/v1/files', { body, signal }));

export const finishUpload = (file_id: string, signal: AbortSignal) =>
  unwrap(api.POST('/api/v1/files/{file_id}/finish', { params: { path: { file_id } }, signal }));
