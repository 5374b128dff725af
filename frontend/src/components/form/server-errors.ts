import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { ApiError } from '@/lib/api/api-error';

function hasPath(values: unknown, path: string): boolean {
  let at: unknown = values;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !(part in at)) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return true;
}

/**
 * Puts the server's complaints next to the fields they belong to and focuses the first. Returns those that belong
 * to no field of this form, for the notice above it.
 */
export function applyServerErrors<I extends FieldValues, C, O>(
  form: Pick<UseFormReturn<I, C, O>, 'setError' | 'getValues'>,
  error: ApiError,
): string[] {
  const values = form.getValues();
  const homeless: string[] = [];
  let focused = false;
  for (const { path, message } of error.errors) {
    if (hasPath(values, path)) {
      form.setError(path as FieldPath<I>, { type: 'server', message }, { shouldFocus: !focused });
      focused = true;
    } else {
      homeless.push(message);
    }
  }
  return homeless;
}
