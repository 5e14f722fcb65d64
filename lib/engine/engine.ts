import { completeJob, failJob, type Job, type Queue, takeJobs } from '@/lib/db/jobs';
import { log } from '@/lib/log';
import { takeOver } from './claim';
import { type Engine, runChange } from './run';

// What this process is working on; kept so that a stop can wait for the step in flight.
declare global {
  var promenadeRuns: Set<Promise<void>> | undefined;
}

/** Several environments may be written at once, but not so many that one process starves its pages. */
const atMost = 8;

/** Takes the runs that are due out of the queue and comes back at once. The browser may close; the runs go on. */
export async function takeUpJobs(engine: Engine): Promise<void> {
  const free = atMost - (globalThis.promenadeRuns?.size ?? 0);
  if (free <= 0) return;
  for (const job of await takeJobs(engine.db, 'run-change', free)) {
    begin(workOff(engine, 'run-change', job, ({ change }) => runChange(engine, String(change))));
  }
}

/** Does one job and tells the queue how it went; one that failed comes again after a while. */
export async function workOff(
  { db }: Engine,
  queue: Queue,
  { id, data }: Job,
  work: (data: Job['data']) => Promise<void>,
): Promise<void> {
  try {
    await work(data);
    await completeJob(db, queue, id);
  } catch (error) {
    await failJob(db, queue, id, error instanceof Error ? error.message : String(error));
    log().error({ err: error, queue, ...data }, 'a job ended with a fault of Promenade');
  }
}

/** Keeps track of work that goes on after the request that began it. */
export function begin(work: Promise<void>): void {
  globalThis.promenadeRuns ??= new Set();
  const runs = globalThis.promenadeRuns;
  const tracked = work
    .catch((error: unknown) => log().error({ err: error }, 'the queue could not be told how a job went'))
    .finally(() => runs.delete(tracked));
  runs.add(tracked);
}

/** Resolves when nothing is running in this process. */
export async function idle(): Promise<void> {
  while (globalThis.promenadeRuns && globalThis.promenadeRuns.size > 0) await Promise.all(globalThis.promenadeRuns);
}

/** Takes up what a process left behind that is gone: whose lease ran out. */
export async function takeUpRuns(engine: Engine): Promise<void> {
  await takeOver(engine.db);
  await takeUpJobs(engine);
}

/**
 * Does something from time to time, for as long as the process lives: first after a second, when whoever waits for the
 * start has been answered.
 */
export function keepDoing(what: string, seconds: number, work: () => Promise<void>): void {
  let busy = false;
  const again = async () => {
    if (busy) return;
    busy = true;
    await work().catch((error: unknown) => log().warn({ err: error }, `could not ${what}`));
    busy = false;
  };
  setTimeout(() => void again(), 1000).unref();
  setInterval(() => void again(), seconds * 1000).unref();
}
