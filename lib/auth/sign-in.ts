import { z } from 'zod';
import { type Account, accountByEmail, normalEmail } from '@/lib/auth/accounts';
import { verifyPassword } from '@/lib/auth/password';
import { blockedCode } from '@/lib/auth/sign-in-error';
import { admit, forgive } from '@/lib/auth/throttle';
import type { Database } from '@/lib/db/connect';

const Credentials = z.object({ email: z.string().max(254), password: z.string().min(1).max(256) });

/** A sign-in that was refused unseen; its message is the error code for the page. */
export class SignInBlocked extends Error {
  override readonly name = 'SignInBlocked';
}

/** The account that these credentials belong to, or `null`. Throws `SignInBlocked` after too many failures. */
export async function signIn(db: Database, credentials: unknown, address: string): Promise<Account | null> {
  const given = Credentials.safeParse(credentials);
  if (!given.success) return null;
  const attempt = { email: normalEmail(given.data.email), address };
  const admission = await admit(db, attempt);
  if (!admission.admitted) throw new SignInBlocked(blockedCode(admission.retryAfterSeconds));
  const account = await accountByEmail(db, attempt.email);
  if (!(await verifyPassword(account?.passwordHash, given.data.password)) || !account) return null;
  await forgive(db, attempt);
  return account;
}
