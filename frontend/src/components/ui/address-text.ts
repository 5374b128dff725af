import type { Schemas } from '@/lib/api/client';

/** An address on its lines, or empty. */
export function addressText(address: Schemas['Address'] | null | undefined): string {
  if (!address) return '';
  const town = [address.postal_code, address.city].filter(Boolean).join(' ');
  return [address.street, town, address.state, address.country].filter(Boolean).join('\n');
}
