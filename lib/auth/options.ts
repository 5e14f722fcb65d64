import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { accountByEmail } from '@/lib/auth/accounts';
import { clientAddress } from '@/lib/auth/client-address';
import { cookies } from '@/lib/auth/cookies';
import { isKnownPerson, oidcProvider } from '@/lib/auth/oidc';
import { SignInBlocked, signIn } from '@/lib/auth/sign-in';
import { database } from '@/lib/db/connect';
import { localPath } from '@/lib/domain/redirect';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

declare module 'next-auth' {
  interface Session {
    userId?: string | undefined;
    sessionVersion?: number | undefined;
    /** When the cookie that was sent is over, in seconds since 1970. */
    until?: number | undefined;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    exp?: number;
    sessionVersion?: number;
  }
}

/** How next-auth works here. A function, because the variables are not there while the program is built. */
export function authOptions(): NextAuthOptions {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL } = env();
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: 12 * 60 * 60 },
    useSecureCookies: NEXTAUTH_URL.startsWith('https://'),
    cookies: cookies(NEXTAUTH_URL),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [credentialsProvider(NEXTAUTH_URL), ...oidcProvider()],
    callbacks: {
      signIn: ({ account, profile }) => account?.provider !== 'oidc' || isKnownPerson(profile),
      redirect: ({ url, baseUrl }) => new URL(localPath(url, baseUrl), baseUrl).href,
      async jwt({ token, user }) {
        if (!user?.email) return token;
        const account = await accountByEmail(await database(), user.email);
        return account ? { ...token, sub: account.id, sessionVersion: account.sessionVersion } : {};
      },
      session: ({ session, token: { sub, sessionVersion, exp } }) => ({
        ...session,
        userId: sub,
        sessionVersion,
        until: exp,
      }),
    },
    logger: {
      error(code, detail) {
        // Anybody can send a cookie that is no session; that is worth a word, not an error each time.
        if (code === 'JWT_SESSION_ERROR') log().debug({ code }, 'sign-in');
        else log().error({ err: detail instanceof Error ? detail : detail.error, code }, 'sign-in');
      },
      warn: (code) => log().debug({ code }, 'sign-in'),
      debug: (code) => log().trace({ code }, 'sign-in'),
    },
  };
}

function credentialsProvider(site: string) {
  return CredentialsProvider({
    id: 'credentials',
    name: 'Password',
    credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
    async authorize(credentials, request) {
      try {
        const account = await signIn(await database(), credentials, clientAddress(request.headers, site));
        return account && { id: account.id, email: account.email, name: account.name };
      } catch (error) {
        // next-auth shows an error's message to whoever signs in, so nothing but a code may leave here.
        if (error instanceof SignInBlocked) throw error;
        log().error({ err: error }, 'sign-in failed');
        throw new Error('Unavailable');
      }
    },
  });
}
