import { ApiError } from './api-error';

type Link = { url: string; headers: Record<string, string> };

const ALREADY_THERE = 412;

/** S3 has answered, and not taken the file; a failure on the way is a plain ApiError. */
export class NotTaken extends ApiError {
  constructor(status: number) {
    super(status >= 500 ? status : 0, null);
  }
}

/** What the server is told of a file before it comes: the hash of its bytes in base64 is what S3 will hold it to. */
export async function announced<T extends string>(file: File, content_type: T) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return { name: file.name, content_type, size: file.size, sha256 };
}

/** Sends an announced file's bytes to S3, once. Throws an ApiError, or an AbortError when it was given up. */
export async function deliver(
  link: Link,
  file: File,
  onProgress: (sent: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const status = await put(link, file, onProgress, signal);
  if (status >= 300 && status !== ALREADY_THERE) throw new NotTaken(status);
}

/** Not with fetch, which does not say how far it is. */
function put(
  link: Link,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal?.addEventListener('abort', stop);
    request.open('PUT', link.url);
    for (const [name, value] of Object.entries(link.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new ApiError(0, null));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    request.send(file);
  });
}
