const blocked = 'TooManyAttempts';

/** The code that a blocked sign-in answers with, in the place where a wrong password answers `CredentialsSignin`. */
export function blockedCode(retryAfterSeconds: number): string {
  return `${blocked}:${retryAfterSeconds}`;
}

/** What the sign-in page says for an error code, `null` without one. Unknown codes get a general sentence. */
export function signInMessage(code: string | null | undefined): string | null {
  if (!code) return null;
  const seconds = new RegExp(`^${blocked}:(\\d{1,5})$`).exec(code)?.[1];
  if (seconds) return `Too many attempts; try again in ${seconds} seconds.`;
  if (code === 'CredentialsSignin') return 'The e-mail address or the password is wrong.';
  if (code === 'AccessDenied') return 'There is no account for you here. Ask an administrator to add your address.';
  if (code === 'SessionRequired') return 'Sign in to see this page.';
  return 'Signing in did not work. Try again; if it keeps failing, the server log says why.';
}
