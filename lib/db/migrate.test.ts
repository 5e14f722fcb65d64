import { rm } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { openServer } from '@/lib/db/connect';
import { openEmbedded } from '@/lib/db/embedded';
import { migrateDatabase } from '@/lib/db/migrate';
import { emptyServerDatabase } from '@/lib/db/testing';
import { copyOfTemplate } from '@/lib/db/testing-template';

const columns = `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
  where table_schema = 'public' order by 1, 2`;
const indexes = `select indexdef from pg_indexes where schemaname = 'public' order by 1`;

describe.runIf(inject('postgresUrl'))('migrations on a server', () => {
  it('may be started by two processes at once on an empty database', async () => {
    const { url, drop } = await emptyServerDatabase();
    const servers = await Promise.all([openServer(url), openServer(url)]);
    await Promise.all(servers.map(({ pool }) => migrateDatabase(pool)));
    const { rows } = await servers[0].pool.query('select count(*)::int as count from drizzle.__drizzle_migrations');
    expect(rows[0].count).toBeGreaterThan(0);
    await Promise.all(servers.map(({ close }) => close()));
    await drop();
  });

  it('make the same tables as on the embedded database', async () => {
    const { url, drop } = await emptyServerDatabase();
    const server = await openServer(url);
    await migrateDatabase(server.pool);
    const directory = await copyOfTemplate();
    const embedded = await openEmbedded(directory);
    await migrateDatabase(embedded.pool);
    for (const query of [columns, indexes]) {
      const [here, there] = await Promise.all([server.pool.query(query), embedded.pool.query(query)]);
      expect(here.rows.length).toBeGreaterThan(0);
      expect(here.rows).toEqual(there.rows);
    }
    await server.close();
    await embedded.close();
    await rm(directory, { recursive: true });
    await drop();
  });
});
