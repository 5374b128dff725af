/** The top-level fields of `values` that differ from `base`: what a PATCH sends. */
export function changedFields<T extends object>(values: T, base: Partial<T>): Partial<T> {
  const changed: Partial<T> = {};
  for (const key of Object.keys(values) as (keyof T)[]) {
    if (JSON.stringify(values[key]) !== JSON.stringify(base[key])) changed[key] = values[key];
  }
  return changed;
}
