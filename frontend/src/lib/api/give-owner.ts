import { api, unwrap, type Schemas } from './client';

/** The domains whose records are given to another owner together. */
export type Givable = 'accounts' | 'cases' | 'contacts' | 'leads' | 'opportunities';

type Seen = { id: string; version?: number };
type Given = { id: string; version: number };
export type Verdict<R> = {
  id: string;
  verdict: Schemas['Verdict'];
  detail: string | null;
  current: R | null;
};

const MOST = 100;

/** The verdict on each record; what one request does not hold goes into the next. */
export async function giveOwner(
  domain: Givable,
  ownerId: string,
  records: readonly Seen[],
): Promise<Verdict<Given>[]> {
  const verdicts: Verdict<Given>[] = [];
  for (let start = 0; start < records.length; start += MOST) {
    const named = records.slice(start, start + MOST);
    const body = {
      owner_id: ownerId,
      records: named.map(({ id, version }) => ({ id, version: version ?? 0 })),
    };
    // The five routes take and give the same but for the record, of which only id and version are read here.
    const path = `/api/v1/${domain}/owner` as '/api/v1/leads/owner';
    const { results } = await unwrap(api.POST(path, { body }));
    verdicts.push(...results);
  }
  return verdicts;
}
