type Readable =
  | 'org'
  | 'users'
  | 'leads'
  | 'accounts'
  | 'contacts'
  | 'products'
  | 'opportunities'
  | 'contracts'
  | 'quotes'
  | 'orders'
  | 'payments'
  | 'activities'
  | 'files'
  | 'cases'
  | 'reports'
  | 'audit'
  | 'imports'
  | 'exports'
  | 'api_keys';

/** What the server may grant; the server decides, the browser only hides what would be refused. */
export type Permission = `${Readable}:read` | `${Exclude<Readable, 'reports' | 'audit'>}:write`;
