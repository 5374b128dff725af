'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import type { TaxCodeValues } from './tax-code-schema';

export type TaxCode = Schemas['TaxCode'];

const MOST = 100;

/** The organisation's tax codes by name, the first hundred. */
export function useTaxCodes() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'tax-codes').lists(),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/tax-codes', { params: { query: { limit: MOST } }, signal })),
  });
}

/** What a field offers, with the code it has by now, though that may be offered no more. */
export function useTaxCodeOptions(present: string) {
  const codes = useTaxCodes().data?.items ?? [];
  const options = codes.map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = present === '' || codes.some(({ id }) => id === present);
  return isKnown ? options : [...options, { value: present, label: '…' }];
}

export function saveTaxCode(
  code: TaxCode | undefined,
  values: TaxCodeValues,
  id: string,
  key: string,
): Promise<TaxCode> {
  const headers = { 'idempotency-key': key };
  if (!code) return unwrap(api.POST('/api/v1/tax-codes', { body: { id, ...values }, headers }));
  const params = { path: { tax_code_id: code.id } };
  const body = { version: code.version, ...values };
  return unwrap(api.PATCH('/api/v1/tax-codes/{tax_code_id}', { params, body, headers }));
}

export function setTaxCodeActive({ id, version }: TaxCode, active: boolean): Promise<TaxCode> {
  return unwrap(
    api.PATCH('/api/v1/tax-codes/{tax_code_id}', {
      params: { path: { tax_code_id: id } },
      body: { version, is_active: active },
    }),
  );
}
