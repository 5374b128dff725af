import { api, unwrap, type Schemas } from '@/lib/api/client';
import { useRecordList } from '@/lib/api/use-records';

/** Accounts as a list page reads them. */
export function useAccountRows() {
  return useRecordList<Schemas['AccountOut']>('accounts', {}, (cursor, signal) =>
    unwrap(api.GET('/api/v1/accounts', { params: { query: { cursor } }, signal })),
  );
}
