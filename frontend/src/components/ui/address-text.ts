import type { Schemas } from '@/lib/api/client';
import { countryName } from '@/lib/countries';

/** An address on its lines, or empty. */
export function addressText(address: Schemas['Address'] | null | undefined): string {
  if (!address) return '';
  const town = [address.postal_code, address.city].filter(Boolean).join(' ');
  return [address.street, town, address.state, countryName(address.country)]
    .filter(Boolean)
    .join('\n');
}

/** A record's addresses, each under what it is for. */
export function addressesText({ addresses }: { addresses: Schemas['LabelledAddress'][] }): string {
  return addresses.map((each) => `${each.label}:\n${addressText(each)}`).join('\n\n');
}
