'use client';

import { useState } from 'react';
import type { Contact } from '@/features/contacts/api';
import { toApiError } from '@/lib/api/api-error';

/** Remembers, while a save is refused for its e-mail address, which contact has that address. */
export function useEmailHolder() {
  const [holder, setHolder] = useState<Contact | null>(null);

  const noting = <T>(save: Promise<T>): Promise<T> =>
    save.catch((cause: unknown) => {
      const error = toApiError(cause);
      setHolder(error.code === 'email_taken' ? (error.current as Contact | null) : null);
      throw cause;
    });

  return { holder, noting };
}
