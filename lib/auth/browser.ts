/** A member of an answer if it is text. The sign-in page is the one page that does without a schema library. */
function textIn(answer: unknown, name: string): string | null {
  const value: unknown = Object(answer)[name];
  return typeof value === 'string' ? value : null;
}

async function csrfToken(): Promise<string> {
  const response = await fetch('/api/auth/csrf', { headers: { accept: 'application/json' } });
  return textIn(await response.json(), 'csrfToken') ?? '';
}

async function post(path: string, fields: Record<string, string>): Promise<{ ok: boolean; url: string | null }> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: 'true' });
  const response = await fetch(path, { method: 'POST', body });
  const answer: unknown = await response.json().catch(() => null);
  return { ok: response.ok, url: textIn(answer, 'url') };
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
