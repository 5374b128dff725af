/** Every address of the application; no component writes one by hand. */
const record = (base: string) => ({
  list: () => base,
  detail: (id: string) => `${base}/${encodeURIComponent(id)}`,
});

export const paths = {
  root: () => '/',
  login: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : '/login'),
  home: () => '/home',
  myDay: () => '/my-day',
  calendar: () => '/calendar',
  leads: {
    ...record('/leads'),
    converted: (id: string) => `/leads/${encodeURIComponent(id)}/converted`,
  },
  accounts: record('/accounts'),
  contacts: record('/contacts'),
  opportunities: record('/opportunities'),
  products: record('/products'),
  quotes: record('/quotes'),
  families: record('/families'),
  categories: () => '/categories',
  orders: record('/orders'),
  payments: record('/payments'),
  contracts: record('/contracts'),
  cases: record('/cases'),
  reports: () => '/reports',
  /** The records behind a number of a report. */
  counted: (query: Record<string, string>) =>
    `/reports/records?${new URLSearchParams(query).toString()}`,
  search: () => '/search',
  retainers: () => '/reports/retainers',
  settings: {
    organisation: () => '/settings/organisation',
    users: () => '/settings/users',
    macros: () => '/settings/macros',
    quoting: () => '/settings/quoting',
    taxCodes: () => '/settings/tax-codes',
    data: (kind?: string) => (kind ? `/settings/data?kind=${kind}` : '/settings/data'),
    import: (id: string) => `/settings/data/imports/${encodeURIComponent(id)}`,
    keys: () => '/settings/api-keys',
    audit: () => '/settings/audit',
    auditOf: (kind: string, id: string) =>
      `/settings/audit?${new URLSearchParams({ kind, record: id }).toString()}`,
    security: () => '/settings/security',
  },
} as const;

/** A `next` parameter as a path of this site, or home: never another origin. */
export function safeNext(next: string | null): string {
  if (!next || !/^\/(?![/\\])/.test(next) || next.startsWith('/login')) return paths.home();
  return next;
}
