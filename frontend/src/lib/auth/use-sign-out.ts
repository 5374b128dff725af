'use client';

import { api, unwrap } from '@/lib/api/client';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { clearReadCache } from '@/lib/offline/persister';
import { paths } from '@/lib/paths/paths';
import { toast } from '@/stores/toasts';
import { identityOf, writeSnapshot } from './session';
import { useMaybeSession } from './session-context';

/** Ends the session and forgets what was read on this device. A full page load drops what memory still holds. */
export function useSignOut(): () => Promise<void> {
  const session = useMaybeSession();
  return async () => {
    try {
      await unwrap(api.POST('/api/v1/auth/logout'));
    } catch (error) {
      if (toApiError(error).status !== 401) return toast.bad(errorMessage(error));
    }
    if (session) await clearReadCache(identityOf(session));
    writeSnapshot(null);
    location.assign(paths.login());
  };
}
