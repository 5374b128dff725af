import { ApiError } from '@/lib/api/api-error';
import type { Schemas } from '@/lib/api/client';
import { finishUpload, startUpload, type FilesOf, type RecordFile } from '@/lib/api/files';
import { announced, deliver, NotTaken } from '@/lib/api/s3';
import { newUlid } from '@/lib/api/ulid';
import { typeOf } from './file-types';

type Announced = Schemas['UploadOut'];

/** An upload that can be gone on with where it stopped. */
export type Attempt = { id: string; file: File; of: FilesOf; link?: Announced; sent?: boolean };

export const newAttempt = (file: File, of: FilesOf): Attempt => ({ id: newUlid(), file, of });

/** Nothing of it can be used any more: it begins anew, under another id. */
function renew(attempt: Attempt): void {
  Object.assign(attempt, { id: newUlid(), link: undefined, sent: false });
}

const isOver = (link: Announced) => Date.parse(link.expires_at) <= Date.now();

/**
 * Announces the file, sends it and finishes it; what an earlier try got done is not done again. Throws an ApiError, or
 * an AbortError when it was given up.
 */
export async function upload(
  attempt: Attempt,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<RecordFile> {
  if (!attempt.sent) await send(attempt, onProgress, signal);
  try {
    return await finishUpload(attempt.id, signal);
  } catch (error) {
    if (error instanceof ApiError && error.isFinal) renew(attempt);
    throw error;
  }
}

async function send(
  attempt: Attempt,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<void> {
  if (attempt.link && isOver(attempt.link)) renew(attempt);
  attempt.link ??= await announce(attempt, signal);
  try {
    await deliver(attempt.link, attempt.file, onProgress, signal);
  } catch (error) {
    if (error instanceof NotTaken) renew(attempt);
    throw error;
  }
  attempt.sent = true;
}

async function announce({ id, file, of }: Attempt, signal: AbortSignal): Promise<Announced> {
  const content_type = typeOf(file.name);
  if (!content_type) throw new TypeError('no such type');
  return startUpload({ id, parent: of, ...(await announced(file, content_type)) }, signal);
}
