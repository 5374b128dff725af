'use client';

import { api, unwrap } from '@/lib/api/client';
import { errorMessage, toApiError } from '@/lib/api/api-error';
import { draftsOf, dropDraft } from '@/lib/offline/drafts';
import { usePending } from '@/lib/offline/pending';
import { clearReadCache } from '@/lib/offline/persister';
import { paths } from '@/lib/paths/paths';
import { useLeaving } from '@/stores/leaving';
import { toast } from '@/stores/toasts';
import { identityOf, writeSnapshot } from './session';
import { useMaybeSession } from './session-context';

/**
 * Ends the session and forgets what was read on this device; what was not sent is kept for the same person unless
 * it is to be forgotten too. A full page load drops what memory still holds.
 */
export async function endSession(
  identity: string,
  forgetUnsent: boolean,
  everywhere = false,
): Promise<void> {
  try {
    if (everywhere) await unwrap(api.DELETE('/api/v1/me/sessions'));
    else await unwrap(api.POST('/api/v1/auth/logout'));
  } catch (error) {
    if (toApiError(error).status !== 401) return toast.bad(errorMessage(error));
  }
  await clearReadCache(identity);
  if (forgetUnsent) {
    const { discardAll } = await import('@/lib/offline/outbox');
    await discardAll(identity);
    draftsOf(identity).forEach(dropDraft);
  }
  writeSnapshot(null);
  location.assign(paths.login());
}

/** Signs out; with unsent work it asks first. */
export function useSignOut(): () => void {
  const session = useMaybeSession();
  return () => {
    if (!session) return;
    const identity = identityOf(session);
    const unsent = usePending.getState().entries.length + draftsOf(identity).length;
    if (unsent > 0) useLeaving.setState({ asking: true });
    else void endSession(identity, false);
  };
}
