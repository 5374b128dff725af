'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '@/lib/api/client';
import { domainKeys } from '@/lib/api/query-keys';
import { useOrgId } from '@/lib/auth/session-context';
import type { Case } from './api';
import type { MacroValues } from './schema';

export type Macro = Schemas['Macro'];

const MOST = 100;

/** The organisation's macros by name, the first hundred. */
export function useMacros() {
  const org = useOrgId();
  return useQuery({
    queryKey: domainKeys(org, 'macros').lists(),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/macros', { params: { query: { limit: MOST } }, signal })),
  });
}

const keyed = (key: string) => ({ 'idempotency-key': key });

export function saveMacro(
  macro: Macro | undefined,
  values: MacroValues,
  id: string,
  key: string,
): Promise<Macro> {
  const headers = keyed(key);
  if (!macro) return unwrap(api.POST('/api/v1/macros', { body: { id, ...values }, headers }));
  const body = { version: macro.version, ...values };
  const params = { path: { macro_id: macro.id } };
  return unwrap(api.PATCH('/api/v1/macros/{macro_id}', { params, body, headers }));
}

export function setMacroActive({ id, version }: Macro, active: boolean): Promise<Macro> {
  return unwrap(
    api.PATCH('/api/v1/macros/{macro_id}', {
      params: { path: { macro_id: id } },
      body: { version, is_active: active },
    }),
  );
}

/** Notes the words on the case, and gives the case the macro's status. */
export function noteOnCase(
  record: Case,
  words: { macro_id: string; text: string },
  key: string,
): Promise<Case> {
  return unwrap(
    api.POST('/api/v1/cases/{case_id}/use-macro', {
      params: { path: { case_id: record.id } },
      body: { version: record.version, ...words },
      headers: keyed(key),
    }),
  );
}
