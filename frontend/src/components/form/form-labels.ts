import { createContext, useContext } from 'react';

/** What the fields of the form around are called, by their names. */
export const FormLabels = createContext<Partial<Record<string, string>>>({});

/** The label of one field: its own, or the one that the form knows it by. */
export function useFieldLabel({ name, label }: { name: string; label?: string }): string {
  const labels = useContext(FormLabels);
  return label ?? labels[name] ?? name;
}
