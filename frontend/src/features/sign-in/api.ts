import { api, unwrap, type Schemas } from '@/lib/api/client';
import { writeSnapshot } from '@/lib/auth/session';

export type Challenge = Schemas['ChallengeOut'];
type Outcome = Schemas['SessionOut'] | Challenge;

/** Keeps what a sign-in came to; the session itself lives in cookies this code cannot read. */
function entered(outcome: Outcome): Challenge | null {
  if ('handle' in outcome) return outcome;
  const { user, org, permissions } = outcome;
  writeSnapshot({ user, org, permissions });
  return null;
}

/** Signs in, or answers with what is asked for besides the password. */
export async function signIn(email: string, password: string): Promise<Challenge | null> {
  return entered(await unwrap(api.POST('/api/v1/auth/login', { body: { email, password } })));
}

/** Answers a challenge; the next one, or null for who is in. */
export async function answerChallenge(body: Schemas['ChallengeAnswer']): Promise<Challenge | null> {
  return entered(await unwrap(api.POST('/api/v1/auth/challenge', { body })));
}

export type Provider = Schemas['ProviderOut'];

export async function listProviders(): Promise<Provider[]> {
  return (await unwrap(api.GET('/api/v1/auth/providers'))).items;
}

/** Where a browser goes to sign in with a provider; it comes back to the page `next`. */
export function providerHref(name: string, next: string | null): string {
  const query = next ? `?${new URLSearchParams({ next }).toString()}` : '';
  return `/api/v1/auth/providers/${name}${query}`;
}

export async function forgetPassword(email: string): Promise<void> {
  await unwrap(api.POST('/api/v1/auth/forgot-password', { body: { email } }));
}

export async function resetPassword(body: Schemas['PasswordReset']): Promise<void> {
  await unwrap(api.POST('/api/v1/auth/reset-password', { body }));
}
