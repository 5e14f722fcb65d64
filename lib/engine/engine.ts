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

/** Takes up what a process left behind that is gone, now and from time to time. `alone`: no other process can be alive. */
export async function resumeRuns(engine: Engine, alone: boolean): Promise<void> {
  if (alone) await expireForeignLeases(engine.db);
  const sweep = async () => {
    for (const id of await takeOver(engine.db)) startRun(engine, id);
  };
  await sweep();
  setInterval(
    () => void sweep().catch((error: unknown) => log().warn({ err: error }, 'could not look for abandoned changes')),
    20_000,
  ).unref();
}
