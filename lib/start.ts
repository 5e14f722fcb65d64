import { actorById } from '@/lib/auth/accounts';
import { seedDemoAccounts } from '@/lib/auth/demo';
import { prepareSetupLink } from '@/lib/auth/setup';
import { closeDatabase, type Database, handle } from '@/lib/db/connect';
import { superviseQueues } from '@/lib/db/jobs';
import { migrateDatabase } from '@/lib/db/migrate';
import { expireForeignLeases } from '@/lib/engine/claim';
import { keepDoing, takeUpJobs, takeUpRuns } from '@/lib/engine/engine';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { seedDemoConnections } from '@/lib/operations/demo-connections';
import { startDue, takeUpStarts } from '@/lib/operations/schedule';
import { clockOfRuns, openSession } from '@/lib/operations/sessions';

const stopLimitMilliseconds = 4_000;

/** Makes this process ready to serve, or ends it with the reason: next would answer 500 for ever instead. */
export async function start(): Promise<void> {
  try {
    await prepare();
  } catch (error) {
    process.stderr.write(`\n${reason(error)}\n\n`);
    process.exit(1);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
}

async function prepare(): Promise<void> {
  const { SANDBOX_URL, DATABASE_URL } = env();
  const { db, pool } = await handle();
  await migrateDatabase(pool).catch((cause: unknown) => {
    throw new Error('The database cannot be reached or brought up to date. Check DATABASE_URL.', { cause });
  });
  if (SANDBOX_URL) {
    await seedDemoAccounts(db);
    await seedDemoConnections(db, SANDBOX_URL);
  } else await printSetupLink(db);
  const engine = { db, clock: clockOfRuns(), open: (connection: string) => openSession(db, connection) };
  // The embedded database is only ever open in one process, so that every lease in it is a dead one's.
  if (DATABASE_URL === '') await expireForeignLeases(db);
  keepDoing('look for abandoned changes', 20, () => takeUpRuns(engine));
  const scheduler = { ...engine, actorById: (id: string) => actorById(db, id) };
  keepDoing('start what is due', 20, () => startDue(scheduler));
  keepDoing('take up jobs', 1, async () => {
    await takeUpJobs(engine);
    await takeUpStarts(scheduler);
  });
  await superviseQueues(pool, (error) => log().warn({ err: error }, 'the job queues could not be looked after'));
}

async function printSetupLink(db: Database): Promise<void> {
  const link = await prepareSetupLink(db);
  if (link)
    process.stdout.write(`\nNobody can sign in yet. Create the first administrator within 24 hours:\n${link}\n\n`);
}

/** Ends the process although streams may be open; a request that is cut off leaves nothing half written. */
async function stop(signal: string): Promise<void> {
  setTimeout(() => process.exit(0), stopLimitMilliseconds).unref();
  try {
    await closeDatabase();
  } catch (error) {
    log().error({ err: error }, `stopping after ${signal} was not clean`);
  }
  process.exit(0);
}

/** A message with what caused it; the causes of a failed start are for the person at the terminal. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.message || ('code' in error ? String(error.code) : error.name);
  return error.cause === undefined ? own : `${own}\n  because: ${reason(error.cause)}`;
}
