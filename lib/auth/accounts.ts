import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { isDemoAccount } from '@/lib/auth/demo-accounts';
import type { NewAccount } from '@/lib/auth/new-account';
import { hashPassword } from '@/lib/auth/password';
import type { Database, Transaction } from '@/lib/db/connect';
import { keptReads } from '@/lib/db/kept-reads';
import { grants, users } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import { type Actor, type Grant, Role } from '@/lib/domain/permission';
import { env } from '@/lib/env';

/** An account as signing in needs it. */
export type Account = typeof users.$inferSelect;

/** Addresses are compared without regard to case, and kept in small letters. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Creates an account with its grants and returns its id. Throws `conflict` when the address is taken. */
export async function createUser(
  db: Database | Transaction,
  account: NewAccount,
  given: readonly Grant[],
  id: string = randomUUID(),
): Promise<string> {
  const created = await db
    .insert(users)
    .values({
      id,
      email: normalEmail(account.email),
      name: account.name,
      passwordHash: await hashPassword(account.password),
      createdAt: new Date().toISOString(),
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (created.length === 0) throw new AppError('conflict', 'There is already an account with this e-mail address.');
  await addGrants(db, id, given);
  return id;
}

async function addGrants(db: Database | Transaction, userId: string, given: readonly Grant[]): Promise<void> {
  const rows = given.map(({ role, connection, environment }) => ({
    id: randomUUID(),
    userId,
    role,
    connectionId: connection,
    environmentId: environment,
  }));
  if (rows.length > 0) await db.insert(grants).values(rows);
}

/** Gives an account these roles and no others. */
export async function replaceGrants(
  db: Database | Transaction,
  userId: string,
  given: readonly Grant[],
): Promise<void> {
  await db.delete(grants).where(eq(grants.userId, userId));
  await addGrants(db, userId, given);
}

/** Sets a password and ends every session that the old one began. */
export async function setPassword(db: Database | Transaction, userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.update(users).set({ passwordHash }).where(eq(users.id, userId));
  await revokeSessions(db, userId);
}

/** The account with this address. Demo accounts exist only beside the sandbox, whatever the database holds. */
export async function accountByEmail(db: Database, email: string): Promise<Account | undefined> {
  const [account] = await db
    .select()
    .from(users)
    .where(eq(users.email, normalEmail(email)));
  return account && isUsable(account.id) ? account : undefined;
}

/** Who an account is and what it may do as of `since` or later, unless its sessions were revoked since this one began. */
export async function actorOf(
  db: Database,
  userId: string,
  sessionVersion: number,
  since?: number,
): Promise<Actor | null> {
  const found = await readActor(db, userId, since);
  return found?.sessionVersion === sessionVersion ? found.actor : null;
}

/** Who an account is and what it may do now, for what is done in its name without a session. */
export async function actorById(db: Database, userId: string): Promise<Actor | null> {
  return (await readActor(db, userId))?.actor ?? null;
}

interface FoundActor {
  actor: Actor;
  sessionVersion: number;
}

/** The account with its grants in one query: every request needs both. */
const readActor = keptReads<FoundActor>((db) => {
  const { id, name, email, sessionVersion } = users;
  const query = db
    .select({ account: { id, name, email, sessionVersion }, grant: grants })
    .from(users)
    .leftJoin(grants, eq(grants.userId, users.id))
    .where(eq(users.id, sql.placeholder('id')))
    .prepare('actor');
  return async (userId) => {
    const rows = await query.execute({ id: userId });
    const account = rows[0]?.account;
    if (!account || !isUsable(account.id)) return null;
    const held = rows.flatMap(({ grant }) => (grant ? toGrant(grant) : []));
    const actor = { id: account.id, name: account.name, email: account.email, grants: held };
    return { actor, sessionVersion: account.sessionVersion };
  };
});

/** Ends every session of an account. */
export async function revokeSessions(db: Database | Transaction, userId: string): Promise<void> {
  await db
    .update(users)
    .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(eq(users.id, userId));
}

function isUsable(userId: string): boolean {
  return env().SANDBOX_URL !== undefined || !isDemoAccount(userId);
}

function toGrant(row: typeof grants.$inferSelect): Grant[] {
  const role = Role.safeParse(row.role);
  return role.success ? [{ role: role.data, connection: row.connectionId, environment: row.environmentId }] : [];
}
