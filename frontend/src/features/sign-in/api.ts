import { api, unwrap } from '@/lib/api/client';
import { writeSnapshot } from '@/lib/auth/session';

/** Signs in; the session itself lives in cookies this code cannot read. */
export async function signIn(email: string, password: string): Promise<void> {
  const { user, org, permissions } = await unwrap(
    api.POST('/api/v1/auth/login', { body: { email, password } }),
  );
  writeSnapshot({ user, org, permissions });
}
