import { like } from 'drizzle-orm';
import { createUser } from '@/lib/auth/accounts';
import { demoAccounts, demoPassword, demoPrefix } from '@/lib/auth/demo-accounts';
import type { Database } from '@/lib/db/connect';
import { users } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import { env } from '@/lib/env';

/** Adds the demo accounts that are not there yet. Refuses outside the sandbox, because everybody knows their password. */
export async function seedDemoAccounts(db: Database): Promise<void> {
  if (env().SANDBOX_URL === undefined) throw new AppError('forbidden', 'Demo accounts exist only beside the sandbox.');
  const present = await db
    .select({ id: users.id })
    .from(users)
    .where(like(users.id, `${demoPrefix}%`));
  const missing = demoAccounts.filter((account) => !present.some(({ id }) => id === account.id));
  for (const { id, email, name, role } of missing) {
    const everywhere = [{ role, connection: null, environment: null }];
    await db
      .transaction((tx) => createUser(tx, { email, name, password: demoPassword }, everywhere, id))
      .catch((error: unknown) => {
        // Another process that starts at the same moment may have added it.
        if (!(error instanceof AppError && error.code === 'conflict')) throw error;
      });
  }
}
