import { log } from '@/lib/log';
import { expireForeignLeases, takeOver } from './claim';
import { type Engine, runChange } from './run';

// Runs that this process is working on; kept so that a stop can wait for the step in flight.
declare global {
  var promenadeRuns: Set<Promise<void>> | undefined;
}

/** Starts a claimed change and comes back at once. The browser may close; the run goes on. */
export function startRun(engine: Engine, id: string): void {
  globalThis.promenadeRuns ??= new Set();
  const runs = globalThis.promenadeRuns;
  const run = runChange(engine, id).catch((error: unknown) => {
    log().error({ err: error, change: id }, 'a change ended with a fault of Promenade');
  });
  runs.add(run);
  void run.finally(() => runs.delete(run));
}

/** Resolves when no change is running in this process. */
export async function idle(): Promise<void> {
  while (globalThis.promenadeRuns && globalThis.promenadeRuns.size > 0) await Promise.all(globalThis.promenadeRuns);
}

/** Takes up what a process left behind that is gone. `alone`: no other process can be alive, so that nothing is waited for. */
export async function takeUpRuns(engine: Engine, alone: boolean): Promise<void> {
  if (alone) await expireForeignLeases(engine.db);
  for (const id of await takeOver(engine.db)) startRun(engine, id);
}

/** Does something now and from time to time, for as long as the process lives. */
export async function keepDoing(what: string, seconds: number, work: () => Promise<void>): Promise<void> {
  await work();
  const again = () => void work().catch((error: unknown) => log().warn({ err: error }, `could not ${what}`));
  setInterval(again, seconds * 1000).unref();
}
