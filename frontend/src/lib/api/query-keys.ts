/** The server's domains; a query key is [org id, domain, …what]. */
export type Domain =
  | 'activities'
  | 'accounts'
  | 'api-keys'
  | 'audit'
  | 'cases'
  | 'contacts'
  | 'contracts'
  | 'exports'
  | 'families'
  | 'files'
  | 'imports'
  | 'leads'
  | 'macros'
  | 'merges'
  | 'opportunities'
  | 'quotes'
  | 'orders'
  | 'payments'
  | 'products'
  | 'reports'
  | 'search'
  | 'tax-codes'
  | 'users'
  | 'org';

type Filters = Readonly<Record<string, string | undefined>>;

/** The key factory of one domain. Features build on it and add keys of their own with `of`. */
export function domainKeys(org: string, domain: Domain) {
  const all = [org, domain] as const;
  return {
    all,
    lists: () => [...all, 'list'] as const,
    list: (filters: Filters) => [...all, 'list', filters] as const,
    detail: (id: string) => [...all, 'detail', id] as const,
    related: (id: string) => [...all, 'related', id] as const,
    lookup: (text: string) => [...all, 'lookup', text] as const,
    of: <const T extends readonly unknown[]>(...parts: T) => [...all, ...parts] as const,
  };
}
