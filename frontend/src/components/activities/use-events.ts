'use client';

import { useRecordEvents, type EventsOf } from '@/lib/api/record-events';
import { useOwnerName } from '@/lib/api/use-owner-name';
import { useOrgFormat } from '@/lib/auth/use-org-format';
import { eventsInWords } from './event-words';

/** What the system saw of a record, in words; a timeline does without while it cannot be read. */
export function useEvents(of: EventsOf | undefined) {
  const query = useRecordEvents(of);
  const nameOf = useOwnerName();
  const { money, date } = useOrgFormat();
  const read = query.data?.pages.flatMap((page) => page.items) ?? [];
  return {
    events: eventsInWords(read, { nameOf, money: (amount) => money(amount), date }),
    hasNextPage: query.hasNextPage,
    isFetchingNextPage: query.isFetchingNextPage,
    fetchNextPage: query.fetchNextPage,
  };
}
