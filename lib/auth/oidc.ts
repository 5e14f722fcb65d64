import type { Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { accountByEmail } from '@/lib/auth/accounts';
import { database } from '@/lib/db/connect';
import { env } from '@/lib/env';

const Claims = z.object({
  sub: z.string(),
  email: z.email(),
  email_verified: z.literal(true),
  name: z.string().optional(),
});

/** The identity provider of OIDC_ISSUER, when there is one. */
export function oidcProvider(): OAuthConfig<Profile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    {
      id: 'oidc',
      name: 'Single sign-on',
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      profile: (profile) => ({ id: profile.sub ?? '', email: profile.email ?? null, name: profile.name ?? null }),
    },
  ];
}

/** True when the provider vouches for the address and somebody here already has an account with it. */
export async function isKnownPerson(profile: unknown): Promise<boolean> {
  const claims = Claims.safeParse(profile);
  return claims.success && (await accountByEmail(await database(), claims.data.email)) !== undefined;
}
