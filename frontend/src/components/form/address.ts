import * as z from 'zod/mini';
import type { Schemas } from '@/lib/api/client';
import { optionalText } from './schema-parts';

type AddressValues = {
  street: string;
  city: string;
  state: string;
  postal_code: string;
  country: string;
};

/** An address as form values; null is an empty one. */
export function addressValues(address: Schemas['Address'] | null | undefined): AddressValues {
  return {
    street: address?.street ?? '',
    city: address?.city ?? '',
    state: address?.state ?? '',
    postal_code: address?.postal_code ?? '',
    country: address?.country ?? '',
  };
}

/** All blank means no address. */
export function optionalAddress() {
  return z.pipe(
    z.object({
      street: optionalText(255),
      city: optionalText(255),
      state: optionalText(255),
      postal_code: optionalText(255),
      country: optionalText(255),
    }),
    z.transform((address) =>
      Object.values(address).every((part) => part === null) ? null : address,
    ),
  );
}
