import { Button } from '@/components/ui/button';
import { t } from '@/lib/i18n/t';

/** What a list that is read page by page is drawn from. */
export type PagedQuery<T> = {
  data: { pages: { items: T[]; next_cursor?: string | null }[] } | undefined;
  error: unknown;
  isError: boolean;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

type LoadMoreProps = {
  query: Pick<PagedQuery<unknown>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
};

/** Nothing on the last page. */
export function LoadMore({ query }: LoadMoreProps) {
  if (!query.hasNextPage) return null;
  return (
    <Button
      className="w-full md:w-auto"
      pending={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {query.isFetchingNextPage ? t('status.loading') : t('action.loadMore')}
    </Button>
  );
}
