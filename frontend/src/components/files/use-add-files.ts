'use client';

import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { errorMessage } from '@/lib/api/api-error';
import type { Schemas } from '@/lib/api/client';
import { filesKey, type FilesOf, type RecordFile } from '@/lib/api/files';
import { useSession } from '@/lib/auth/session-context';
import { t } from '@/lib/i18n/files';
import { toast } from '@/stores/toasts';
import { useTransfers } from '@/stores/transfers';
import { refusalOf, sizeInWords, type Room } from './file-types';
import { newAttempt, upload } from './upload';

type Pages = InfiniteData<Schemas['Listing_FileOut_']>;

/** Takes files for a record: says what cannot be added, and sends the others. */
export function useAddFiles(of: FilesOf) {
  const client = useQueryClient();
  const { org } = useSession();
  const { put, change, drop } = useTransfers.getState();
  const locale = org.settings.locale.replace('_', '-');
  const { file_bytes: most, storage_bytes } = org.limits;
  const left = storage_bytes === null ? Infinity : storage_bytes - org.usage.storage_bytes;
  const room: Room = { most, left };
  const key = filesKey(org.id, of);

  const arrived = (file: RecordFile) => {
    client.setQueryData<Pages>(key, (known) => withFirst(known, file));
    void client.invalidateQueries({ queryKey: key });
    toast.good(t('files.added', { name: file.name }));
  };

  const send = (file: File) => {
    const attempt = newAttempt(file, of);
    const id = attempt.id;
    let giveUp = new AbortController();
    const run = () => {
      giveUp = new AbortController();
      change(id, { state: 'sending', problem: null, sent: 0 });
      upload(attempt, (sent) => change(id, { sent }), giveUp.signal).then(
        (made) => {
          drop(id);
          arrived(made);
        },
        (error: unknown) => {
          if (giveUp.signal.aborted) return;
          change(id, { state: 'failed', problem: errorMessage(error) });
        },
      );
    };
    const stop = () => {
      giveUp.abort();
      drop(id);
    };
    const { name, size } = file;
    put({
      id,
      org: org.id,
      of,
      name,
      size,
      sent: 0,
      state: 'sending',
      problem: null,
      retry: run,
      stop,
    });
    run();
  };

  const refuse = ({ name, size }: File, problem: string) => {
    const id = crypto.randomUUID();
    put({
      id,
      org: org.id,
      of,
      name,
      size,
      sent: 0,
      state: 'failed',
      problem,
      stop: () => drop(id),
    });
  };

  return (files: Iterable<File>) => {
    for (const file of files) {
      const refusal = refusalOf(file, room);
      if (refusal) refuse(file, t(`files.refused.${refusal}`, { most: sizeInWords(most, locale) }));
      else send(file);
    }
  };
}

/** The list with the file first, before it has been read again. */
function withFirst(known: Pages | undefined, file: RecordFile): Pages | undefined {
  if (!known) return known;
  const [first, ...rest] = known.pages;
  if (!first || first.items.some((each) => each.id === file.id)) return known;
  return { ...known, pages: [{ ...first, items: [file, ...first.items] }, ...rest] };
}
