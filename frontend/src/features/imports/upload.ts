import { put, sha256 } from '@/components/files/sending';
import {
  announceImport,
  finishUpload,
  type Import,
  type ImportKind,
  type ImportUpload,
} from '@/features/imports/api';
import { ApiError } from '@/lib/api/api-error';

const types = {
  csv: 'text/csv',
  txt: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const ACCEPTED = '.csv,.txt,.xlsx';

/** What the server is told of a file with this name; null for what is not imported. */
export function importType(name: string): (typeof types)[keyof typeof types] | null {
  const ending = name.split('.').pop()?.toLowerCase() ?? '';
  return ending in types ? types[ending as keyof typeof types] : null;
}

/** Announces the file, sends it to S3 and has it read. */
export async function uploadImport(
  file: File,
  kind: ImportKind,
  onProgress: (sent: number) => void,
): Promise<Import> {
  const content_type = importType(file.name);
  if (!content_type) throw new TypeError('no such type');
  const body = { kind, name: file.name, content_type, size: file.size, sha256: await sha256(file) };
  const link: ImportUpload = await announceImport(body);
  const status = await put(link, file, onProgress, new AbortController().signal);
  if (status >= 300) throw new ApiError(status >= 500 ? status : 0, null);
  return finishUpload(link.id);
}
