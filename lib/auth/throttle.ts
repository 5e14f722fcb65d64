import { asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/connect';
import { signInAttempts } from '@/lib/db/schema';

const firstBlockSeconds = 15;
const longestBlockSeconds = 15 * 60;
const forgetSeconds = 60 * 60;

/** Whether a sign-in may go on, or how long it has to wait. */
export type Admission = { admitted: true } | { admitted: false; retryAfterSeconds: number };

/** Who is trying, from where. */
export interface Attempt {
  email: string;
  address: string;
}

/** Many people can share an address, so it may fail more often than one account before it is blocked. */
const subjectsOf = ({ email, address }: Attempt) => [
  { subject: `account:${email}`, freeFailures: 5 },
  { subject: `address:${address}`, freeFailures: 10 },
];

/**
 * Counts a sign-in before its password is looked at, and refuses it while its account or its address is blocked.
 * Counting first means that a hundred guesses sent at once get no further than a hundred sent in turn.
 */
export function admit(db: Database, attempt: Attempt, now = new Date()): Promise<Admission> {
  const subjects = subjectsOf(attempt);
  const names = subjects.map(({ subject }) => subject);
  return db.transaction(async (tx) => {
    const fresh = names.map((subject) => ({ subject, failures: 0, blockedUntil: now.toISOString() }));
    await tx.insert(signInAttempts).values(fresh).onConflictDoNothing();
    const rows = await tx
      .select()
      .from(signInAttempts)
      .where(inArray(signInAttempts.subject, names))
      .orderBy(asc(signInAttempts.subject))
      .for('update');
    const wait = Math.ceil(Math.max(...rows.map((row) => secondsFrom(now, row.blockedUntil))));
    if (wait > 0) return { admitted: false, retryAfterSeconds: wait };

    for (const { subject, freeFailures } of subjects) {
      const row = rows.find((candidate) => candidate.subject === subject);
      const remembered = row && secondsFrom(now, row.blockedUntil) > -forgetSeconds ? row.failures : 0;
      const failures = remembered + 1;
      const blockedUntil = later(now, blockSeconds(failures, freeFailures));
      await tx.update(signInAttempts).set({ failures, blockedUntil }).where(eq(signInAttempts.subject, subject));
    }
    return { admitted: true };
  });
}

/** Takes back what `admit` counted, after the password was right: all of the account, one attempt of the address. */
export async function forgive(db: Database, { email, address }: Attempt, now = new Date()): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.subject, `account:${email}`));
  await db
    .update(signInAttempts)
    .set({ failures: sql`greatest(${signInAttempts.failures} - 1, 0)`, blockedUntil: now.toISOString() })
    .where(eq(signInAttempts.subject, `address:${address}`));
  await db.delete(signInAttempts).where(lt(signInAttempts.blockedUntil, later(now, -forgetSeconds)));
}

function blockSeconds(failures: number, freeFailures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(firstBlockSeconds * 2 ** (failures - freeFailures), longestBlockSeconds);
}

function secondsFrom(now: Date, moment: string): number {
  return (Date.parse(moment) - now.getTime()) / 1000;
}

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
