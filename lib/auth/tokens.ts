import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { actorById } from '@/lib/auth/accounts';
import type { Database } from '@/lib/db/connect';
import { tokens } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/permission';

/** So that a token that lies around somewhere can be recognised, by people and by scanners. */
const prefix = 'promenade_';

/** A new token; only its hash is kept. */
export function drawToken(): { token: string; hash: string } {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** Whose token a request brings, with the rights that its owner has now; null for none and for one that does not count. */
export async function actorByToken(db: Database, authorization: string, now = new Date()): Promise<Actor | null> {
  const token = /^Bearer (promenade_[\w-]{43})$/.exec(authorization)?.[1];
  if (!token) return null;
  const [used] = await db
    .update(tokens)
    .set({ lastUsedAt: now.toISOString() })
    .where(and(eq(tokens.hash, hashOf(token)), or(isNull(tokens.expiresAt), gt(tokens.expiresAt, now.toISOString()))))
    .returning({ user: tokens.userId, name: tokens.name });
  const owner = used && (await actorById(db, used.user));
  return owner ? { ...owner, name: `${owner.name} (${used.name})` } : null;
}

/** A drawn token has 256 bits of chance, so that a fast hash is enough. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
