import { vi } from 'vitest';

type Put = { url: string; headers: Record<string, string>; file: File };

/** What was put where. */
export const puts: Put[] = [];
/** What is answered to the next ones; 200 when nothing is said. */
export const statuses: (number | 'network' | 'never')[] = [];

/** Has uploads go to a stand-in of S3 that has seen none yet. */
export function installS3() {
  puts.length = 0;
  statuses.length = 0;
  vi.stubGlobal('XMLHttpRequest', S3);
}

class S3 {
  status = 0;
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;
  #url = '';
  #headers: Record<string, string> = {};
  open(_: string, url: string) {
    this.#url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.#headers[name] = value;
  }
  abort() {
    this.onabort?.();
  }
  send(file: File) {
    puts.push({ url: this.#url, headers: this.#headers, file });
    this.upload.onprogress?.({ loaded: file.size / 2 });
    const status = statuses.shift() ?? 200;
    if (status === 'never') return;
    this.status = status === 'network' ? 0 : status;
    queueMicrotask(() => (status === 'network' ? this.onerror?.() : this.onload?.()));
  }
}
