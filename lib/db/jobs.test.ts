import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { completeJob, enqueue, failJob, takeJobs } from '@/lib/db/jobs';
import { describeDatabases } from '@/lib/db/testing';

describeDatabases('the job queues', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(() => db.execute(sql`delete from pgboss.job`));

  const put = (change: string, at?: string) => db.transaction((tx) => enqueue(tx, 'run-change', { change }, at));
  const states = async () => (await db.execute(sql`select state::text from pgboss.job`)).rows.map(({ state }) => state);

  test('a job is there exactly when what it belongs to was committed', async () => {
    await put('kept');
    const undone = db.transaction(async (tx) => {
      await enqueue(tx, 'run-change', { change: 'undone' });
      throw new Error('the caller changed its mind');
    });
    await expect(undone).rejects.toThrow('changed its mind');
    expect((await takeJobs(db, 'run-change', 10)).map(({ data }) => data)).toEqual([{ change: 'kept' }]);
  });

  test('a job is given out once, and not before its time', async () => {
    await put('now');
    await put('tomorrow', new Date(Date.now() + 86_400_000).toISOString());
    const both = await Promise.all([takeJobs(db, 'run-change', 5), takeJobs(db, 'run-change', 5)]);
    expect(both.flat().map(({ data }) => data)).toEqual([{ change: 'now' }]);
    expect(await takeJobs(db, 'start-change', 5)).toEqual([]);
  });

  test('a job that failed comes again after a while, one that is done does not', async () => {
    await put('a');
    const [first] = await takeJobs(db, 'run-change', 1);
    await failJob(db, 'run-change', first?.id ?? '', 'the vendor was away');
    expect(await states()).toEqual(['retry']);
    expect(await takeJobs(db, 'run-change', 1)).toEqual([]);
    await db.execute(sql`update pgboss.job set start_after = now() - interval '1 minute'`);
    const [again] = await takeJobs(db, 'run-change', 1);
    expect(again?.data).toEqual({ change: 'a' });
    await completeJob(db, 'run-change', again?.id ?? '');
    expect(await states()).toEqual(['completed']);
  });
});
