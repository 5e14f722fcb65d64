import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '@/lib/db/database';
import { placements } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import { startSandbox } from '@/lib/sandbox/host';
import { SEVALLA_KEY } from '@/lib/vendors/sevalla/sandbox/constants';
import { BoardFeed, type BoardNews } from './boards';
import type { Context } from './context';
import { applications, pipelines } from './pipelines';
import { contextAs, control, requestsAt, type Sandbox, storedConnection } from './testing';

const applicationsOnTheBoard = 50;

describeDatabases('a board that many people watch', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let ctx: Context;
  let connection: string;
  let pipeline: string;
  let stage: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, scale: 6 });
    db = await open();
    ctx = await contextAs(db, 'admin');
    connection = await storedConnection(db, sandbox.url, { key: SEVALLA_KEY }, 'sevalla');
    const home = (await pipelines(ctx, { connection })).items[0];
    pipeline = home?.id ?? '';
    stage = home?.stages[0]?.id ?? '';
    await fill();
  });
  afterAll(() => sandbox.close());
  afterEach(() => {
    vi.useRealTimers();
  });

  async function fill(): Promise<void> {
    const some = (await applications(ctx, { connection })).items.slice(0, applicationsOnTheBoard);
    const rows = some.map(({ id }) => ({ connectionId: connection, stageId: stage, applicationId: id, row: id }));
    await db.insert(placements).values(rows);
  }
  const reads = async () => (await requestsAt(sandbox)).length;

  /** So many people look until the board has been read so many times; answers how many requests that took. */
  async function watched(people: number, times: number): Promise<number> {
    await control(sandbox, 'DELETE', 'requests');
    const feed = new BoardFeed(
      pipeline,
      () => ctx.open(connection),
      () => 1,
    );
    const heard: BoardNews[][] = Array.from({ length: people }, () => []);
    const enough = heard.map(
      (news) =>
        new Promise<() => void>((resolve) => {
          const end = feed.watch(
            () => ctx.open(connection),
            (one) => {
              news.push(one);
              if (news.length === times) resolve(end);
            },
          );
        }),
    );
    const ends = await Promise.all(enough);
    for (const end of ends) end();
    const first = heard.map((news) => news.map((one) => 'board' in one && one.board.rows.length));
    expect(first).toEqual(heard.map(() => Array(times).fill(applicationsOnTheBoard)));
    return reads();
  }

  test('thirty streams ask the vendor no more than one', async () => {
    await watched(1, 1);
    const one = await watched(1, 6);
    expect(await watched(30, 6)).toBeLessThanOrEqual(one);
    expect(one).toBeGreaterThan(0);
  });

  test('two minutes of a board of fifty applications stay far below 400 reads a minute, the first reading included', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    connection = await storedConnection(db, sandbox.url, { key: SEVALLA_KEY }, 'sevalla');
    const fresh = new BoardFeed(pipeline, () => ctx.open(connection));
    await fill();
    for (const minute of ['first', 'second']) {
      await control(sandbox, 'DELETE', 'requests');
      for (let look = 0; look < 12; look++) {
        await fresh.board(() => ctx.open(connection));
        vi.setSystemTime(Date.now() + 5_000);
      }
      const count = await reads();
      expect([minute, count < 250]).toEqual([minute, true]);
    }
  });
});
