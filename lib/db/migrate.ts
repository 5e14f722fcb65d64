import { join } from 'node:path';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Pool } from 'pg';
import { over } from '@/lib/db/database';
import { prepareQueues } from '@/lib/db/jobs';

/** Any number that nobody else uses on the same server; it spells PROM. */
const lockKey = 0x50524f4d;

// Every command changes to the root of the project first; a bundle has no other way to find a folder that is not code.
const migrationsFolder = () => join(/* turbopackIgnore: true */ process.cwd(), 'lib/db/migrations');

/** Brings the tables up to date. Two processes may do this at once: the second waits for the first. */
export async function migrateDatabase(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // Neither a long migration nor the wait for another process's may be cut off like a query of a page.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await migrate(over(client), { migrationsFolder: migrationsFolder() });
    await prepareQueues(client);
  } finally {
    await client
      .query('select pg_advisory_unlock($1)', [lockKey])
      .then(() => client.query('reset statement_timeout'))
      .finally(() => client.release());
  }
}
