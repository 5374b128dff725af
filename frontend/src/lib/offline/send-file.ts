import { ApiError } from '@/lib/api/api-error';
import { finishUpload, startUpload, type FilesOf, type RecordFile } from '@/lib/api/files';
import { announced, deliver } from '@/lib/api/s3';
import { t } from '@/lib/i18n/outbox';
import { readBytes } from './outbox-store';
import type { Entry, Write } from './queue';

const JPEG = 'image/jpeg';
/** Some hundred kilobytes, where there is hardly any signal. */
const PATIENCE = 5 * 60_000;

export type NewPicture = { id: string; name: string; parent: FilesOf };

/** The write of a record's new picture. */
export function pictureWrite({ id, name, parent }: NewPicture, title: string): Write {
  return {
    domain: 'files',
    id,
    method: 'POST',
    path: '/files',
    body: { id, name, parent },
    kind: t('outbox.photo'),
    title,
    labels: {},
    show: {},
  };
}

/**
 * Announces a picture, sends it and finishes it. Its id never changes, as a line may name it: what an earlier try got
 * done is found again, and the same file comes of it.
 */
export async function sendFile(identity: string, { body }: Entry): Promise<RecordFile> {
  const { id, name, parent } = body as NewPicture;
  const data = await readBytes(identity, id);
  if (!data) throw new ApiError(410, { detail: t('outbox.photo.lost') });
  const signal = AbortSignal.timeout(PATIENCE);
  const file = new File([data], name, { type: JPEG });
  const link = await startUpload({ id, parent, ...(await announced(file, JPEG)) }, signal);
  await deliver(link, file, () => undefined, signal);
  return finishUpload(id, signal);
}
