import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeDatabases } from '@/lib/db/testing';
import { read, run } from './change-life';
import { submit } from './changes';
import {
  contextAs,
  credentials,
  environmentsOf,
  publishInput,
  publishToTheEnd,
  type Sandbox,
  sandboxForTest,
  settled,
  storedConnection,
  writesAt,
} from './testing';

describeDatabases('a record that cannot be written', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
  });
  afterAll(() => sandbox.close());

  test('keeps a change from being submitted and from starting, and nothing reaches the vendor', async () => {
    const operator = await contextAs(db, 'operator');
    const connection = await storedConnection(db, sandbox.url, credentials.keys);
    const pair = { connection, ...(await environmentsOf(operator, connection)) };
    const publishing = { ...pair, resources: [{ type: 'workflow', id: 'delivery-exception' }] };
    const change = await submit(operator, publishInput(publishing));
    if (change.dryRun) throw new Error('not a dry run');

    await db.execute(sql`create function disk_full() returns trigger language plpgsql as $$
      begin raise exception 'no space left on device'; end $$`);
    await db.execute(sql`create trigger disk_full before insert on audit execute function disk_full()`);
    await expect(publishToTheEnd(operator, publishing)).rejects.toThrow();
    await expect(run(operator, { change: change.id })).rejects.toThrow();
    expect(await settled(operator, change)).toMatchObject({ status: 'approved', startedAt: null });
    expect(await writesAt(sandbox)).toEqual([]);

    await db.execute(sql`drop trigger disk_full on audit`);
    await settled(operator, await run(operator, { change: change.id }));
    expect((await read(operator, { change: change.id })).status).toBe('succeeded');
    expect(await writesAt(sandbox)).toHaveLength(1);
  });
});
