'use client';

import type { ReactNode } from 'react';
import { toApiError } from '@/lib/api/api-error';
import {
  ErrorState,
  LoadingState,
  NoPermissionState,
  OfflineState,
  RecordNotFoundState,
} from './states';

export type QueryLike<T> = {
  data: T | undefined;
  error: unknown;
  isError: boolean;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
};

type QueryStateProps<T> = {
  query: QueryLike<T>;
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
};

/**
 * Shows what a query has, or the state that fits: loading, no permission, not found, offline, failed. Data from
 * the cache is shown even when refreshing it fails.
 */
export function QueryState<T>({ query, skeleton, children }: QueryStateProps<T>) {
  if (query.isError && toApiError(query.error).status === 403) return <NoPermissionState />;
  if (query.isError && toApiError(query.error).status === 404) return <RecordNotFoundState />;
  if (query.data !== undefined) return children(query.data);
  if (query.fetchStatus === 'paused') return <OfflineState />;
  if (query.isError) {
    const offline = toApiError(query.error).isNetwork && !navigator.onLine;
    if (offline) return <OfflineState />;
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <LoadingState>{skeleton}</LoadingState>;
}
