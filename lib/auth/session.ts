import { headers } from 'next/headers';
import { getServerSession } from 'next-auth';
import { actorOf } from '@/lib/auth/accounts';
import { authOptions } from '@/lib/auth/options';
import { actorByToken } from '@/lib/auth/tokens';
import { database } from '@/lib/db/connect';
import type { Actor } from '@/lib/domain/permission';

/**
 * Who is asking, or `null` without a session. A request that brings a token is its owner's, whatever cookies it has. The account and its grants are read again each time, so that a role that
 * was taken away and a session that was revoked count from the next request on.
 */
export async function currentActor(): Promise<Actor | null> {
  // A page that asks for headers is never drawn while the program is built, when there are no variables to read.
  const authorization = (await headers()).get('authorization');
  if (authorization) return actorByToken(await database(), authorization);
  const session = await getServerSession(authOptions());
  if (!session?.userId || session.sessionVersion === undefined) return null;
  return actorOf(await database(), session.userId, session.sessionVersion);
}
