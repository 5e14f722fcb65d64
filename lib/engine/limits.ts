import { realClock } from '@/lib/domain/clock';
import type { StepOutcome } from '@/lib/vendors/port';
import { type Halt, whetherToStop } from './halt';
import type { Run } from './run';

/** How often one step meets a vendor's limit, and how many seconds it waits because of that, before it fails. */
const most = { attempts: 5, seconds: 300 };
/** Somebody who calls a change off does not want to wait until the vendor takes requests again. */
const secondsBetweenLooks = 5;

/** What became of a write in the end, and whether somebody stopped the run while it waited. */
export interface Tried {
  outcome: StepOutcome;
  halt: Halt;
}

/**
 * Has a write made again that the vendor did not take because of a limit, as soon as it says it will. The whole step
 * begins anew, because what it rests on may have changed meanwhile. `tell` is given what to say while it waits.
 */
export async function withinLimits(
  run: Run,
  write: () => Promise<StepOutcome>,
  tell: (message: string) => Promise<void>,
): Promise<Tried> {
  let left = most.seconds;
  for (let attempt = 1; ; attempt++) {
    const outcome = await write();
    const wait = outcome.status === 'failed' ? outcome.later : undefined;
    if (wait === undefined || wait > left || attempt >= most.attempts) return { outcome, halt: null };
    left -= wait;
    await tell(`${outcome.message} Promenade waits for ${Math.ceil(wait)} seconds and tries again by itself.`);
    const halt = await waitOut(run, wait);
    if (halt) return { outcome: { ...outcome, message: `${outcome.message} ${halt.because}` }, halt };
  }
}

/** Lets the time pass, keeps the change for this run, and answers at once when it is to stop. */
async function waitOut(run: Run, seconds: number): Promise<Halt> {
  const { now, sleep } = run.clock ?? realClock;
  const until = now() + seconds * 1000;
  for (;;) {
    const halt = await whetherToStop(run);
    const left = until - now();
    if (halt || left <= 0) return halt;
    await sleep(Math.min(left, secondsBetweenLooks * 1000));
  }
}
