'use client';

import { useQuery } from '@tanstack/react-query';
import { toApiError } from '@/lib/api/api-error';
import { useFileView } from '@/lib/api/files';
import { useOrgId } from '@/lib/auth/session-context';
import { readBytes } from '@/lib/offline/outbox-store';
import { usePending } from '@/lib/offline/pending';
import { isFile, type Entry } from '@/lib/offline/queue';
import type { QuoteDetail } from './api';
import type { Draft } from './draft';

type Photographed = { sections: readonly { lines: readonly { photo_id: string | null }[] }[] };

const photosOf = ({ sections }: Photographed) =>
  new Set(sections.flatMap((section) => section.lines.map((line) => line.photo_id)));

const waitingAs = (entries: readonly Entry[], id: string | null) =>
  entries.find((entry) => isFile(entry) && entry.id === id);

/** The write of a photo that this device has not sent yet. */
export const useWaitingPhoto = (id: string | null): Entry | undefined =>
  usePending(({ entries }) => waitingAs(entries, id));

/** The photos of the quote's lines that this device has still to send. */
export function useWaitingPhotos(quote: QuoteDetail): Entry[] {
  const entries = usePending((state) => state.entries);
  const named = photosOf(quote);
  return entries.filter((entry) => isFile(entry) && named.has(entry.id));
}

/** Where a photo can be looked at: here as long as this page lives, if it was taken here, else by a link of minutes. */
export function usePhoto(id: string, wanted: boolean) {
  const org = useOrgId();
  const identity = usePending((state) => state.identity);
  const entry = useWaitingPhoto(id);
  const waits = entry !== undefined;
  const here = useQuery({
    queryKey: [org, 'photos-here', id],
    queryFn: async () => {
      const data = await readBytes(identity ?? '', id);
      return data ? URL.createObjectURL(new Blob([data], { type: 'image/jpeg' })) : null;
    },
    enabled: wanted && waits,
    staleTime: Infinity,
    meta: { persist: false },
  });
  const there = useFileView(id, wanted && !waits && !here.data);
  return {
    url: here.data ?? there.data?.url,
    entry,
    gone: !waits && there.isError && toApiError(there.error).isFinal,
  };
}

/** Takes back the photos that only what is thrown away has named. */
export async function forgetPhotos(thrown: Draft, kept: Photographed): Promise<void> {
  const named = photosOf(kept);
  const { entries } = usePending.getState();
  for (const id of photosOf(thrown)) {
    const entry = named.has(id) ? undefined : waitingAs(entries, id);
    if (!entry) continue;
    const { withdraw } = await import('@/lib/offline/outbox');
    await withdraw(entry.key);
  }
}
