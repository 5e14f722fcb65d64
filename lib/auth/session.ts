import { LRUCache } from 'lru-cache';
import { cookies, headers } from 'next/headers';
import { getServerSession } from 'next-auth';
import { actorOf } from '@/lib/auth/accounts';
import { sessionCookie } from '@/lib/auth/cookies';
import { authOptions } from '@/lib/auth/options';
import { actorByToken } from '@/lib/auth/tokens';
import { database } from '@/lib/db/connect';
import type { Actor } from '@/lib/domain/permission';
import { env } from '@/lib/env';

/**
 * Who is asking, or `null` without a session. A request that brings a token is its owner's, whatever cookies it has. The
 * account and its grants are read again each time, so that a role that was taken away and a session that was revoked
 * count from the next request on.
 */
export async function currentActor(since?: number): Promise<Actor | null> {
  // A page that asks for headers is never drawn while the program is built, when there are no variables to read.
  const authorization = (await headers()).get('authorization');
  if (authorization) return actorByToken(await database(), authorization);
  const session = await currentSession();
  return session && actorOf(await database(), session.userId, session.sessionVersion, since);
}

interface Claims {
  userId: string;
  sessionVersion: number;
}

// A cookie says the same until it is over, and opening it (a key is derived, the content written anew) was a tenth of the
// work of a request.
const opened = new LRUCache<string, Claims>({ max: 1000 });

/** What the session cookie says, however long it had to be cut into several. */
async function currentSession(): Promise<Claims | null> {
  const name = sessionCookie(env().NEXTAUTH_URL);
  const sent = (await cookies()).getAll().filter((cookie) => cookie.name.startsWith(name));
  if (sent.length === 0) return null;
  const key = sent.map(({ name: part, value }) => `${part}=${value}`).join('; ');
  const known = opened.get(key);
  if (known) return known;
  const session = await getServerSession(authOptions());
  if (!session?.userId || session.sessionVersion === undefined || session.until === undefined) return null;
  const claims = { userId: session.userId, sessionVersion: session.sessionVersion };
  const left = session.until * 1000 - Date.now();
  if (left > 0) opened.set(key, claims, { ttl: left });
  return claims;
}
