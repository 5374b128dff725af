import { onlineManager, QueryClient } from '@tanstack/react-query';
import { toApiError } from './api-error';

export const CACHE_MAX_AGE = 7 * 24 * 60 * 60 * 1000;

/** The settings all queries and mutations share: cache first, few retries, nothing retried that was refused. */
export function makeQueryClient(): QueryClient {
  // The manager only hears of changes, so a page that opens offline has to be told.
  if (typeof window !== 'undefined') onlineManager.setOnline(window.navigator.onLine);
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        staleTime: 15_000,
        gcTime: CACHE_MAX_AGE,
        retry: (failures, error) => !toApiError(error).isFinal && failures < 2,
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
