import type { Schemas } from '@/lib/api/client';

type Address = Schemas['Address'];

/** The addresses that a new record has by then, the first of them the primary one. */
export function labelledAddresses(
  addresses: Readonly<Record<string, Address | null>>,
): Schemas['LabelledAddress'][] {
  return Object.entries(addresses)
    .flatMap(([label, address]) => (address ? [{ ...address, label }] : []))
    .map((each, place) => ({ ...each, is_primary: place === 0 }));
}
