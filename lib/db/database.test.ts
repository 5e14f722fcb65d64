import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { database } from '@/lib/db/connect';
import { users } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';

const person = (id: string) => ({
  id,
  email: `${id}@example.test`,
  name: id,
  passwordHash: 'x',
  createdAt: new Date(0).toISOString(),
});

describeDatabases('a database', (open) => {
  it('has the tables of the migrations', async () => {
    const db = await open();
    await db.insert(users).values(person('ada'));
    expect(await db.select().from(users)).toMatchObject([{ id: 'ada', sessionVersion: 1 }]);
    expect(await database()).toBe(db);
  });

  it('answers with the same types', async () => {
    const db = await open();
    const { rows } = await db.execute(
      sql`select count(*) as count, '{"a":1}'::jsonb as json, now() as moment, 9007199254740993::bigint as big from users`,
    );
    expect(rows).toEqual([{ count: '1', json: { a: 1 }, moment: expect.any(String), big: '9007199254740993' }]);
  });

  it('takes a transaction back as a whole', async () => {
    const db = await open();
    const failing = db.transaction(async (tx) => {
      await tx.insert(users).values(person('bob'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.select().from(users).where(eq(users.id, 'bob'))).toEqual([]);
  });

  it('reads moments that Date understands', async () => {
    const db = await open();
    const [row] = await db.select({ createdAt: users.createdAt }).from(users);
    expect(Date.parse(row?.createdAt ?? '')).toBe(0);
  });
});
