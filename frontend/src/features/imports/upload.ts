import { announceImport, finishUpload, type Import, type ImportKind } from '@/features/imports/api';
import { announced, deliver } from '@/lib/api/s3';

const types = {
  csv: 'text/csv',
  txt: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const ACCEPTED = Object.keys(types)
  .map((ending) => `.${ending}`)
  .join(',');

/** What the server is told of a file with this name; null for what is not imported. */
export function importType(name: string): (typeof types)[keyof typeof types] | null {
  const ending = name.split('.').pop()?.toLowerCase() ?? '';
  return Object.hasOwn(types, ending) ? types[ending as keyof typeof types] : null;
}

/** Announces the file, sends it to S3 and has it read. */
export async function uploadImport(
  file: File,
  kind: ImportKind,
  onProgress: (sent: number) => void,
): Promise<Import> {
  const content_type = importType(file.name);
  if (!content_type) throw new TypeError('no such type');
  const link = await announceImport({
    kind,
    ...(await announced(file, content_type)),
  });
  await deliver(link, file, onProgress);
  return finishUpload(link.id);
}
