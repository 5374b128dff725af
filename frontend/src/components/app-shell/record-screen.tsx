'use client';

import type { ReactNode } from 'react';
import { QueryState, type QueryLike } from '@/components/states/query-state';
import { RecordSkeleton } from '@/components/states/record-skeleton';
import { useRouteId } from '@/lib/paths/use-route-id';

type RecordScreenProps<R> = {
  useRead: (id: string) => QueryLike<R>;
  /** Not `fresh` while it is read again: what is known may be of the moment before. */
  children: (record: R, fresh: boolean) => ReactNode;
};

/** The page of the record in the address, or the state that fits. */
export function RecordScreen<R>(props: RecordScreenProps<R>) {
  const id = useRouteId();
  return id ? <Found key={id} id={id} {...props} /> : <RecordSkeleton />;
}

function Found<R>({ id, useRead, children }: RecordScreenProps<R> & { id: string }) {
  const query = useRead(id);
  return (
    <QueryState query={query} skeleton={<RecordSkeleton />}>
      {(record) => children(record, query.fetchStatus !== 'fetching')}
    </QueryState>
  );
}
