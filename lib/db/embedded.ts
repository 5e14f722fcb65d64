import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import { type OpenDatabase, over } from '@/lib/db/database';
import { acquireLock } from '@/lib/db/lock';

/**
 * Opens the PostgreSQL that lives inside this process. Nobody else may have the directory open. There is one
 * connection, so a query beside an open transaction waits; after `longestWait` milliseconds it fails instead of hanging.
 */
export async function openEmbedded(dataDirectory: string, longestWait = 10_000): Promise<OpenDatabase> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const release = await acquireLock(dataDirectory);
  try {
    const lite = await PGlite.create(join(dataDirectory, 'database'), { startParams });
    const opened = overEmbedded(lite, longestWait);
    const close = async () => {
      await opened.close();
      await lite.close();
      await release();
    };
    return { ...opened, close };
  } catch (cause) {
    await release();
    throw new Error(`The embedded database in ${dataDirectory} cannot be opened.`, { cause });
  }
}

// PostgreSQL takes 128 MB for its cache if it is not told otherwise; here the system's own cache of files is behind it.
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** What the rest of the program knows of a running PGlite; closing it leaves PGlite itself open. */
export function overEmbedded(lite: PGlite, longestWait = 10_000): OpenDatabase {
  const { pool, statementsSent } = embeddedPool(lite, longestWait);
  return { db: Object.assign(over(pool), { statementsSent }), pool, close: () => pool.end() };
}

function embeddedPool(lite: PGlite, longestWait: number): { pool: Pool; statementsSent: () => number } {
  const config = createPgConfig(lite);
  const parse = config.connection.parse.bind(config.connection);
  // Drizzle passes `types` as an object; the adapter wants an array of type ids and otherwise never answers.
  config.connection.parse = (query: { types?: unknown }) =>
    parse({ ...query, types: Array.isArray(query.types) ? query.types : [] });
  let sent = 0;
  const { connection } = config;
  for (const send of ['query', 'execute'] as const) {
    const original = connection[send].bind(connection);
    connection[send] = (message: string) => {
      sent += 1;
      original(message);
    };
  }
  const options = { ...config, connectionTimeoutMillis: longestWait };
  return { pool: new Pool(options), statementsSent: () => sent };
}
