import { api, unwrap } from './client';
import type { Domain } from './query-keys';

type LookupChoice = { value: string; label: string; detail?: string | null };

type Lookup = {
  domain: Domain;
  search: (text: string) => Promise<LookupChoice[]>;
  byId: (id: string) => Promise<LookupChoice | null>;
};

const limit = 20;

async function users(): Promise<LookupChoice[]> {
  const { items } = await unwrap(api.GET('/api/v1/users'));
  return items
    .filter((user) => user.is_active)
    .map((user) => ({ value: user.id, label: user.name, detail: user.email }));
}

const user: Lookup = {
  domain: 'users',
  search: async (text) => {
    const wanted = text.trim().toLowerCase();
    return (await users()).filter((each) => each.label.toLowerCase().includes(wanted));
  },
  byId: async (id) => (await users()).find((each) => each.value === id) ?? null,
};

const account: Lookup = {
  domain: 'accounts',
  search: async (text) => {
    const query = { q: text.trim() || undefined, limit };
    const { items } = await unwrap(api.GET('/api/v1/accounts', { params: { query } }));
    return items.map((each) => ({ value: each.id, label: each.name, detail: each.industry }));
  },
  byId: async (id) => {
    const each = await unwrap(
      api.GET('/api/v1/accounts/{account_id}', { params: { path: { account_id: id } } }),
    );
    return { value: each.id, label: each.name };
  },
};

const contact: Lookup = {
  domain: 'contacts',
  search: async (text) => {
    const query = { q: text.trim() || undefined, limit };
    const { items } = await unwrap(api.GET('/api/v1/contacts', { params: { query } }));
    return items.map((each) => ({ value: each.id, label: each.name, detail: each.account_name }));
  },
  byId: async (id) => {
    const path = { contact_id: id };
    const each = await unwrap(api.GET('/api/v1/contacts/{contact_id}', { params: { path } }));
    return { value: each.id, label: each.name };
  },
};

const product: Lookup = {
  domain: 'products',
  search: async (text) => {
    const query = { q: text.trim() || undefined, limit };
    const { items } = await unwrap(api.GET('/api/v1/products', { params: { query } }));
    return items.map((each) => ({
      value: each.id,
      label: each.name,
      detail: `${each.currency} ${each.standard_list_price}`,
    }));
  },
  byId: async (id) => {
    const path = { product_id: id };
    const each = await unwrap(api.GET('/api/v1/products/{product_id}', { params: { path } }));
    return { value: each.id, label: each.name };
  },
};

/** How a picker finds records of each kind; shared, because features do not import each other. */
export const lookups = { user, account, contact, product } satisfies Record<string, Lookup>;

export type LookupKind = keyof typeof lookups;
