import { type SQL, sql } from 'drizzle-orm';
import type { Pool, PoolClient } from 'pg';
import PgBoss from 'pg-boss';
import type { Database, Transaction } from '@/lib/db/database';
import type { JsonObject } from '@/lib/domain/json';

/** `run-change` carries a claimed change to its end, `start-change` begins a scheduled one at its time. */
export type Queue = 'run-change' | 'start-change';

export interface Job {
  id: string;
  data: JsonObject;
}

const day = 24 * 60 * 60;
const settings: Record<Queue, PgBoss.Queue> = {
  // A run that outlives its lease is taken over through the lease; the expiry only clears away what is left of it.
  'run-change': { name: 'run-change', retryLimit: 20, retryDelay: 5, expireInSeconds: day - 1 },
  // It is tried again for as long as another change holds the environment.
  'start-change': { name: 'start-change', retryLimit: 1_000_000, retryDelay: 3, expireInSeconds: 5 * 60 },
};

const nowhere = { executeSql: () => Promise.reject(new Error('Every call names the database that it goes to')) };
// Only makes the statements; each call brings the connection or the transaction that they run in.
const boss = new PgBoss({ db: nowhere, supervise: false, schedule: false });

/** Puts a job into a queue, in the caller's transaction: it exists exactly when what it belongs to was committed. */
export async function enqueue(tx: Transaction, queue: Queue, data: JsonObject, startAfter?: string): Promise<void> {
  const time = startAfter === undefined ? {} : { startAfter: new Date(startAfter) };
  const { name: _name, ...options } = settings[queue];
  await boss.send(queue, data, { ...options, ...time, db: executor(tx) });
}

/** Takes jobs out of a queue that are due. Nobody else gets them, whatever the number of processes. */
export async function takeJobs(db: Database, queue: Queue, atMost: number): Promise<Job[]> {
  const jobs = await boss.fetch<JsonObject>(queue, { batchSize: atMost, db: executor(db) });
  return jobs.map(({ id, data }) => ({ id, data }));
}

export async function completeJob(db: Database, queue: Queue, id: string): Promise<void> {
  await boss.complete(queue, id, {}, { db: executor(db) });
}

/** Gives a job back, to be tried again after a while. */
export async function failJob(db: Database, queue: Queue, id: string, why: string): Promise<void> {
  await boss.fail(queue, id, { why }, { db: executor(db) });
}

/** Brings the library's own tables up to date and makes the queues. */
export async function prepareQueues(client: PoolClient): Promise<void> {
  const preparing = new PgBoss({ db: over(client), supervise: false, schedule: false });
  await preparing.start();
  // The library would find out by itself, through a function that takes the embedded database a tenth of a second.
  const there = new Set((await preparing.getQueues()).map(({ name }) => name));
  for (const queue of Object.values(settings))
    if (!there.has(queue.name)) await preparing.createQueue(queue.name, queue);
  await preparing.stop({ graceful: false });
}

/** Expires and clears away old jobs for as long as the process lives; the answer ends it. */
export async function superviseQueues(pool: Pool, onError: (error: Error) => void): Promise<() => Promise<void>> {
  const supervising = new PgBoss({ db: over(pool), schedule: false, migrate: false });
  supervising.on('error', onError);
  await supervising.start();
  return () => supervising.stop({ graceful: false });
}

function over(client: Pool | PoolClient): PgBoss.Db {
  return { executeSql: async (text, values) => client.query(text, values) };
}

function executor(db: Database | Transaction): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: (await db.execute(statement(text, values))).rows }) };
}

/** The library writes `$1`; Drizzle wants the values in their places. */
function statement(text: string, values: unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/).map((piece, index) => {
    return index % 2 === 0 ? sql.raw(piece) : sql`${sql.param(values[Number(piece) - 1])}`;
  });
  return sql.join(pieces);
}
