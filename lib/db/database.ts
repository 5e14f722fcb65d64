import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient } from 'pg';
import * as schema from '@/lib/db/schema';

export type Database = NodePgDatabase<typeof schema> & {
  /** How many statements were sent so far; only told where no other process can write. */
  statementsSent?: () => number;
};

/** What a function gets inside `db.transaction`; anything that takes a `Database` and only queries takes this too. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** An open database with what is needed to migrate and to close it. */
export interface OpenDatabase {
  db: Database;
  pool: Pool;
  close(): Promise<void>;
}

/** Drizzle over a pool or over one connection of it. */
export function over(client: Pool | PoolClient): Database {
  return drizzle(client, { schema });
}
