import { resolve } from 'node:path';
import { Pool } from 'pg';
import { type Database, type OpenDatabase, over } from '@/lib/db/database';
import { openEmbedded } from '@/lib/db/embedded';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

export type { Database, OpenDatabase, Transaction } from '@/lib/db/database';

// Next loads this module more than once in a process; the directory may be opened only once.
declare global {
  var promenadeDatabase: Promise<OpenDatabase> | undefined;
}

/** The database of this process, opened at first use: embedded in DATA_DIR, or the server at DATABASE_URL. */
export async function database(): Promise<Database> {
  return (await handle()).db;
}

/** The same with its pool, for migrations and for closing. */
export function handle(): Promise<OpenDatabase> {
  globalThis.promenadeDatabase ??= open().catch((error: unknown) => {
    globalThis.promenadeDatabase = undefined;
    throw error;
  });
  return globalThis.promenadeDatabase;
}

/** Makes an open database the one of this process; for tests. */
export function adoptDatabase(opened: OpenDatabase | undefined): void {
  globalThis.promenadeDatabase = opened && Promise.resolve(opened);
}

/** Closes the database of this process, if it was opened. */
export async function closeDatabase(): Promise<void> {
  const opened = globalThis.promenadeDatabase;
  globalThis.promenadeDatabase = undefined;
  await (await opened)?.close();
}

function open(): Promise<OpenDatabase> {
  const { DATABASE_URL, DATA_DIR } = env();
  return DATABASE_URL ? openServer(DATABASE_URL) : openEmbedded(resolve(/* turbopackIgnore: true */ DATA_DIR));
}

/** Opens a PostgreSQL server. */
export async function openServer(connectionString: string): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 10_000, statement_timeout: 30_000 });
  // Without a listener, a server that restarts would take this process down with it.
  pool.on('error', (error) => log().warn({ err: error }, 'an idle database connection was lost'));
  return { db: over(pool), pool, close: () => pool.end() };
}
