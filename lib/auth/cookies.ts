import type { CookiesOptions } from 'next-auth';

/**
 * Our own cookie names. Browsers keep cookies per host and not per port, so with the usual names two programs on one
 * machine would sign each other's people out; the site's port keeps them apart and is the same for all its servers.
 */
export function cookies(site: string): Partial<CookiesOptions> {
  const { protocol, port } = new URL(site);
  const secure = protocol === 'https:';
  const name = `promenade${port ? `-${port}` : ''}`;
  const cookie = (prefix: string, suffix: string) => ({
    name: `${secure ? prefix : ''}${name}.${suffix}`,
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
