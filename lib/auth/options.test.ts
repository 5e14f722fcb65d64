import { describe, expect, it } from 'vitest';
import { clientAddress } from '@/lib/auth/client-address';
import { cookies } from '@/lib/auth/cookies';
import { authOptions } from '@/lib/auth/options';
import { signInMessage } from '@/lib/auth/sign-in-error';

describe('next-auth as configured here', () => {
  it('returns to this site only', async () => {
    const redirect = authOptions().callbacks?.redirect;
    const baseUrl = 'http://127.0.0.1:3000';
    const cases = [
      ['/changes?page=2', `${baseUrl}/changes?page=2`],
      [`${baseUrl}/audit`, `${baseUrl}/audit`],
      ['//evil.com', `${baseUrl}/`],
      ['https://evil.com', `${baseUrl}/`],
      ['/\\evil.com', `${baseUrl}/`],
      ['javascript:alert(1)', `${baseUrl}/`],
    ] as const;
    for (const [url, expected] of cases) expect(await redirect?.({ url, baseUrl })).toBe(expected);
  });

  it('names its cookies after the site', () => {
    expect(cookies('http://127.0.0.1:3000').sessionToken).toEqual({
      name: 'promenade-3000.session',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false },
    });
    const secure = cookies('https://promenade.example.com');
    expect(secure.sessionToken?.name).toBe('__Secure-promenade.session');
    expect(secure.csrfToken?.name).toBe('__Host-promenade.csrf');
    expect(secure.sessionToken?.options.secure).toBe(true);
  });

  it.each([
    ['http://127.0.0.1:3000', '203.0.113.9', 'direct'],
    ['https://promenade.example.com', '203.0.113.9', '203.0.113.9'],
    ['https://promenade.example.com', 'spoofed, 203.0.113.9', '203.0.113.9'],
    ['https://promenade.example.com', undefined, 'direct'],
    ['https://promenade.example.com', ' ', 'direct'],
  ])('counts on %s the forwarded address %j under %s', (site, forwarded, expected) => {
    expect(clientAddress({ 'x-forwarded-for': forwarded }, site)).toBe(expected);
  });

  it('explains its error codes', () => {
    expect(signInMessage(null)).toBeNull();
    expect(signInMessage('CredentialsSignin')).toContain('wrong');
    expect(signInMessage('TooManyAttempts:30')).toBe('Too many attempts; try again in 30 seconds.');
    expect(signInMessage('TooManyAttempts:<b>')).not.toContain('<b>');
    expect(signInMessage('constructor')).toContain('did not work');
  });
});
