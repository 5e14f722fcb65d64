import type { CookiesOptions } from 'next-auth';

/**
 * Our own cookie names. Browsers keep cookies per host and not per port, so with the usual names two programs on one
 * machine would sign each other's people out; the site's port keeps them apart and is the same for all its servers.
 */
export function cookies(site: string): Partial<CookiesOptions> {
  const secure = new URL(site).protocol === 'https:';
  const cookie = (prefix: string, suffix: string) => ({
    name: cookieName(site, prefix, suffix),
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  });
  const brief = (suffix: string) => {
    const { name: fullName, options } = cookie('__Secure-', suffix);
    return { name: fullName, options: { ...options, maxAge: 15 * 60 } };
  };
  return {
    sessionToken: cookie('__Secure-', 'session'),
    callbackUrl: cookie('__Secure-', 'callback'),
    csrfToken: cookie('__Host-', 'csrf'),
    pkceCodeVerifier: brief('pkce'),
    state: brief('state'),
    nonce: brief('nonce'),
  };
}

/** The cookie that holds the session. A long one is cut into several, `.0` and `.1` behind this name. */
export const sessionCookie = (site: string): string => cookieName(site, '__Secure-', 'session');

function cookieName(site: string, prefix: string, suffix: string): string {
  const { protocol, port } = new URL(site);
  return `${protocol === 'https:' ? prefix : ''}promenade${port ? `-${port}` : ''}.${suffix}`;
}
