import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { adoptDatabase, type Database, type OpenDatabase, openServer } from '@/lib/db/connect';
import { openEmbedded } from '@/lib/db/embedded';
import { migrateDatabase } from '@/lib/db/migrate';

type Provide = () => Promise<OpenDatabase>;

/**
 * Runs a suite once on the embedded database and once on a PostgreSQL server, where there is one. `open` gives the
 * suite a migrated database of its own, the same at each call; while it is open, `database()` gives it too.
 */
export function describeDatabases(title: string, suite: (open: () => Promise<Database>) => void): void {
  const kinds: [string, Provide][] = [['embedded', provideEmbedded]];
  if (inject('postgresUrl')) kinds.push(['server', provideServer]);
  describe.each(kinds)(`${title} (%s)`, (_kind, provide) => {
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

async function provideEmbedded(): Promise<OpenDatabase> {
  const directory = await copyOfTemplate();
  const opened = await openEmbedded(directory);
  const close = async () => {
    await opened.close();
    await rm(directory, { recursive: true });
  };
  return { ...opened, close };
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

/** A directory with a migrated embedded database that nobody has open. */
export async function copyOfTemplate(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'promenade-'));
  // A thousand small files: one after the other takes a third of what promises for all of them take.
  cpSync(inject('embeddedTemplate'), directory, { recursive: true });
  return directory;
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
