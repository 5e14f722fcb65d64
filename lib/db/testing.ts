import { randomUUID } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { Client, type Pool } from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { adoptDatabase, type Database, type OpenDatabase, openServer } from '@/lib/db/connect';
import { overEmbedded } from '@/lib/db/embedded';
import { migrateDatabase } from '@/lib/db/migrate';
import { openTemplate } from '@/lib/db/testing-template';

type Provide = () => Promise<OpenDatabase>;
type Kind = [name: string, Provide];

type Suite = (open: () => Promise<Database>) => void;

const databases = (): [Kind, ...Kind[]] =>
  inject('postgresUrl')
    ? [
        ['embedded', provideEmbedded],
        ['server', provideServer],
      ]
    : [['embedded', provideEmbedded]];

/**
 * Runs a suite once on the embedded database and once on a PostgreSQL server, where there is one. `open` gives the
 * suite a migrated database of its own, the same at each call; while it is open, `database()` gives it too.
 */
export function describeDatabases(title: string, suite: Suite): void {
  for (const [kind, provide] of databases()) describeDatabase(`${title} (${kind})`, provide, suite);
}

/**
 * Runs a suite once in each of several ways, one after the other on one database and on the other, so that each database
 * and each way is seen. The long round changes the databases over, and then every way was seen on both.
 */
export function describeWays<Way>(
  title: string,
  ways: readonly (readonly [name: string, way: Way])[],
  suite: (open: () => Promise<Database>, way: Way, name: string) => void,
): void {
  const kinds = databases();
  for (const [position, [name, way]] of ways.entries()) {
    const [kind, provide] = kinds[(position + (process.env.LONG_ROUND ? 1 : 0)) % kinds.length] ?? kinds[0];
    describeDatabase(`${title} with ${name} (${kind})`, provide, (open) => suite(open, way, name));
  }
}

function describeDatabase(title: string, provide: Provide, suite: Suite): void {
  describe(title, () => {
    let opened: Promise<OpenDatabase> | undefined;
    afterAll(async () => {
      adoptDatabase(undefined);
      await (await opened)?.close();
    });
    suite(async () => {
      opened ??= provide();
      adoptDatabase(await opened);
      return (await opened).db;
    });
  });
}

// In memory and kept for all suites of this process: creating one takes as long as many a suite. What is written to a
// directory and read again after a crash is the subject of tests of its own.
let inMemory: Promise<PGlite> | undefined;

async function provideEmbedded(): Promise<OpenDatabase> {
  inMemory ??= openTemplate();
  const opened = overEmbedded(await inMemory);
  await opened.pool.query('discard all');
  await dropEverything(opened.pool);
  await migrateDatabase(opened.pool);
  return opened;
}

async function dropEverything(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(nspname) as name from pg_namespace where nspname !~ '^(pg_|information_schema$)'`,
  );
  for (const { name } of rows) await pool.query(`drop schema ${name} cascade`);
  await pool.query('create schema public');
}

async function provideServer(): Promise<OpenDatabase> {
  const { url, drop } = await emptyServerDatabase();
  const opened = await openServer(url);
  await migrateDatabase(opened.pool);
  const close = async () => {
    await opened.close();
    await drop();
  };
  return { ...opened, close };
}

/** A new database without tables on the test run's PostgreSQL server. */
export async function emptyServerDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const url = new URL(inject('postgresUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(`create database ${name}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(`drop database ${name} with (force)`) };
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
