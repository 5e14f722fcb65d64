import type { StepState } from '@/lib/domain/change';
import { realClock } from '@/lib/domain/clock';
import type { PlanStep } from '@/lib/domain/plan';
import type { StepOutcome } from '@/lib/vendors/port';
import { renew } from './claim';
import type { Run } from './run';
import { saveStep } from './store';

/** Seconds between the looks at a write without a clear answer: the vendor may still be at it. */
const pauses = [1, 3, 8];

const looking = 'No clear answer came, so Promenade keeps looking at the vendor to see whether it was done.';

/**
 * What became of a write without a clear answer. A vendor may commit it after the connection broke, so that "it did not
 * happen" is only believed when several looks say so, with growing pauses between them; so is "that cannot be told".
 */
export async function lookPatiently(
  run: Run,
  step: PlanStep,
  state: StepState,
  isSure: (outcome: StepOutcome) => boolean = isOver,
): Promise<StepOutcome> {
  const { sleep } = run.clock ?? realClock;
  for (let look = 0; ; look++) {
    await renew(run.db, run);
    const outcome = await run.action.reconcile(step, state.reference);
    const pause = pauses[look];
    if (pause === undefined || isSure(outcome)) return outcome;
    if (look === 0) await saveStep(run.db, run.change.id, { ...state, message: looking });
    await sleep(pause * 1000);
  }
}

/** True for what no later look can take back. */
const isOver = (outcome: StepOutcome): boolean =>
  outcome.status === 'succeeded' || outcome.status === 'underway' || (outcome.status === 'failed' && !!outcome.ended);

/** The same for a write that is made again at once: what is half done is not left so for longer than it has to be. */
export const isOverOrHalf = (outcome: StepOutcome): boolean =>
  isOver(outcome) || (outcome.status === 'failed' && !!outcome.partial);

/**
 * What became of an earlier attempt after it had been given up, when it came through all the same; else null. Without
 * this the retry would make the same write twice.
 */
export async function cameThroughLate(run: Run, step: PlanStep, state: StepState): Promise<StepOutcome | null> {
  if (state.attempt === 0) return null;
  const outcome = await run.action.reconcile(step, state.reference);
  if (outcome.status === 'underway') return outcome;
  if (outcome.status !== 'succeeded') return null;
  // A reported success that the proof refuted is none, and is to be tried again.
  const now = await run.session.read(step.environment.id, { type: step.type, id: step.resourceId });
  const there = (now?.hash ?? null) === step.after;
  return there ? { ...outcome, message: `An earlier attempt came through late. ${outcome.message}` } : null;
}
