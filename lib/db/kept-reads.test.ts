import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { handle } from '@/lib/db/connect';
import { type Database, over } from '@/lib/db/database';
import { keptReads } from '@/lib/db/kept-reads';
import { describeDatabases } from '@/lib/db/testing';

const now = new Date().toISOString();

describeDatabases('what is kept of rights and connections', (open) => {
  let db: Database;
  let elsewhere: Database;
  let reads = 0;
  const count = keptReads<number>((of) => async (table) => {
    reads += 1;
    const { rows } = await of.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`);
    return rows[0]?.n ?? null;
  });

  beforeAll(async () => {
    db = await open();
    elsewhere = over((await handle()).pool);
  });

  test('is read once until something is written', async () => {
    await count(db, 'users');
    const before = reads;
    for (let turn = 0; turn < 5; turn++) await count(db, 'users');
    expect(reads).toBe(before);
  });

  test.each([
    ['users', sql`insert into users (id, email, name, password_hash, created_at) values ('a', 'a', 'A', 'x', ${now})`],
    ['grants', sql`insert into grants (id, user_id, role) values ('g', 'a', 'viewer')`],
    [
      'connections',
      sql`insert into connections (id, vendor, name, base_url, credentials, created_at, updated_at)
          values ('c', 'novu', 'C', 'http://c', 'x', ${now}, ${now})`,
    ],
    [
      'placements',
      sql`insert into placements (connection_id, stage_id, "row", application_id) values ('c', 's', 'r', 'x')`,
    ],
    ['grants', sql`delete from users`],
    ['placements', sql`delete from connections`],
  ])('is read again after a write to what it hangs on: %s', async (table, write) => {
    const before = await count(db, table);
    await elsewhere.execute(write);
    expect(await count(db, table)).not.toBe(before);
  });

  test('is not read again for a write that was taken back', async () => {
    await count(db, 'users');
    const before = reads;
    await elsewhere
      .transaction(async (tx) => {
        await tx.execute(
          sql`insert into users (id, email, name, password_hash, created_at) values ('b', 'b', 'B', 'x', ${now})`,
        );
        throw new Error('taken back');
      })
      .catch(() => undefined);
    expect(await count(db, 'users')).toBe(0);
    expect(reads).toBe(before);
  });

  test('asks nothing at all of an embedded database to which nothing was sent', async () => {
    await count(db, 'users');
    await count(db, 'users');
    const sent = db.statementsSent?.();
    await count(db, 'users');
    expect(db.statementsSent?.()).toBe(sent);
  });

  test('sees a write that was under way when it was asked for before', async () => {
    for (let turn = 0; turn < 20; turn++) {
      const id = `under-way-${turn}`;
      const before = (await count(db, 'users')) ?? 0;
      const write = elsewhere.transaction(async (tx) => {
        await tx.execute(
          sql`insert into users (id, email, name, password_hash, created_at) values (${id}, ${id}, 'U', 'x', ${now})`,
        );
        await tx.execute(sql`select 1`);
      });
      await Promise.all([write, count(db, 'users'), count(db, 'users')]);
      expect(await count(db, 'users')).toBe(before + 1);
    }
    await elsewhere.execute(sql`delete from users where name = 'U'`);
  });

  test('one request asks for the number once', async () => {
    const began = performance.now();
    const first = await count(db, 'users', began);
    await elsewhere.execute(
      sql`insert into users (id, email, name, password_hash, created_at) values ('c', 'c', 'C', 'x', ${now})`,
    );
    expect(await count(db, 'users', began)).toBe(first);
    expect(await count(db, 'users')).not.toBe(first);
  });
});
