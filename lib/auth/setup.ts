import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lte, notLike, sql } from 'drizzle-orm';
import { createUser } from '@/lib/auth/accounts';
import { demoPrefix } from '@/lib/auth/demo-accounts';
import type { NewAccount } from '@/lib/auth/new-account';
import type { Database, Transaction } from '@/lib/db/connect';
import { setupLinks, users } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import { env } from '@/lib/env';

const lifetimeMilliseconds = 24 * 60 * 60 * 1000;

/** While nobody can sign in: a fresh link that creates the first administrator. `null` once an account exists. */
export async function prepareSetupLink(db: Database, now = new Date()): Promise<string | null> {
  if (await hasAccounts(db)) return null;
  const token = randomBytes(32).toString('base64url');
  await db.delete(setupLinks).where(lte(setupLinks.createdAt, oldest(now)));
  await db.insert(setupLinks).values({ tokenHash: hashToken(token), createdAt: now.toISOString() });
  return `${env().NEXTAUTH_URL}/sign-in/setup?token=${token}`;
}

/** True while this token would let somebody create the first administrator; it changes nothing. */
export async function isSetupOpen(db: Database, token: string, now = new Date()): Promise<boolean> {
  const [link] = await db.select().from(setupLinks).where(usable(token, now));
  return link !== undefined && !(await hasAccounts(db));
}

/** Uses a setup link up and creates the first administrator. Returns the new id. */
export function createFirstAdmin(db: Database, token: string, account: NewAccount, now = new Date()): Promise<string> {
  return db.transaction(async (tx) => {
    // Two links used in the same moment must not make two first administrators.
    await tx.execute(sql`lock table ${users} in share row exclusive mode`);
    const used = await tx.update(setupLinks).set({ usedAt: now.toISOString() }).where(usable(token, now)).returning();
    if (used.length === 0)
      throw new AppError('forbidden', 'This link is not valid any more. Restart Promenade for a new one in its log.');
    if (await hasAccounts(tx))
      throw new AppError('forbidden', 'There is an account already: ask its owner for access.');
    return createUser(tx, account, [{ role: 'admin', connection: null, environment: null }]);
  });
}

async function hasAccounts(db: Database | Transaction): Promise<boolean> {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(notLike(users.id, `${demoPrefix}%`))
    .limit(1);
  return found.length > 0;
}

function usable(token: string, now: Date) {
  return and(
    eq(setupLinks.tokenHash, hashToken(token)),
    isNull(setupLinks.usedAt),
    gt(setupLinks.createdAt, oldest(now)),
  );
}

function oldest(now: Date): string {
  return new Date(now.getTime() - lifetimeMilliseconds).toISOString();
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
