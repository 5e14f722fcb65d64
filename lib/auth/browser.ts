import { z } from 'zod';

const Token = z.object({ csrfToken: z.string() });
const Answer = z.object({ url: z.string().nullish() });

async function csrfToken(): Promise<string> {
  const response = await fetch('/api/auth/csrf', { headers: { accept: 'application/json' } });
  return Token.parse(await response.json()).csrfToken;
}

async function post(path: string, fields: Record<string, string>): Promise<{ ok: boolean; url: string | null }> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' });
  const response = await fetch(path, { method: 'POST', body });
  const answer = Answer.catch({ url: null }).parse(await response.json().catch(() => null));
  return { ok: response.ok, url: answer.url ?? null };
}

/** Signs in with e-mail and password. Returns the code of what went wrong, or null when nothing did. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  const { ok, url } = await post('/api/auth/callback/credentials', { email, password });
  const code = url ? new URL(url, location.origin).searchParams.get('error') : null;
  return code ?? (ok ? null : 'Unavailable');
}

/** Where the browser has to go to sign in with the organisation's account; null when that does not work now. */
export async function organisationSignIn(callbackUrl: string): Promise<string | null> {
  return (await post('/api/auth/signin/oidc', { callbackUrl })).url;
}

export async function signOut(): Promise<void> {
  await post('/api/auth/signout', {});
}
