import type { StepState } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';
import type { StepOutcome } from '@/lib/vendors/port';
import { renew } from './claim';
import { conclude } from './outcome';
import type { Pace, Run } from './run';
import { saveStep } from './store';

/** As often as the vendors' own tools ask, and for as long as a slow build may take. */
const usualPace: Pace = { every: 3, atMost: 3600 };
/** Together the steps of one change ask no more often than this, so that the vendor's limit on reads is left to others. */
const secondsBetweenReads = 0.6;
const patience = 5;

/** True for a step whose write the vendor has accepted and not finished. */
export function isUnderway({ status, reference }: StepState): boolean {
  return status === 'running' && reference !== null;
}

/** Follows everything that is underway to its end, side by side, and answers all steps as they are then. */
export async function followAll(run: Run, steps: readonly StepState[]): Promise<StepState[]> {
  const open = steps.filter(isUnderway).length;
  const pace = run.pace ?? usualPace;
  const every = Math.max(pace.every, pace === usualPace ? open * secondsBetweenReads : 0);
  return Promise.all(
    steps.map((state, position) => {
      const step = run.change.plan.steps[position];
      return step && isUnderway(state) ? follow(run, step, state, { ...pace, every }) : state;
    }),
  );
}

async function follow(run: Run, step: PlanStep, state: StepState, { every, atMost }: Pace): Promise<StepState> {
  const until = Date.now() + atMost * 1000;
  let current = state;
  for (let misses = 0; ; await seconds(every)) {
    await renew(run.db, run);
    const outcome = await look(run, step, current);
    // One failed look at a write that was accepted says nothing about the write.
    if (outcome.status === 'unknown' && ++misses < patience) continue;
    if (outcome.status !== 'underway') return (await conclude(run, step, current, outcome)).state;
    misses = 0;
    current = await keep(run, current, outcome);
    if (Date.now() >= until) return (await conclude(run, step, current, overdue(outcome, atMost))).state;
  }
}

async function look({ action }: Run, step: PlanStep, { reference }: StepState): Promise<StepOutcome> {
  if (action.follow && reference) return action.follow(step, reference);
  return { status: 'unknown', message: 'This version of Promenade cannot follow what the vendor began.' };
}

async function keep(
  run: Run,
  state: StepState,
  { message, reference }: Extract<StepOutcome, { status: 'underway' }>,
): Promise<StepState> {
  if (message === state.message) return state;
  const kept = { ...state, message, reference };
  await saveStep(run.db, run.change.id, kept);
  return kept;
}

function overdue({ message }: StepOutcome, atMost: number): StepOutcome {
  const minutes = Math.round(atMost / 60);
  return {
    status: 'unknown',
    message: `${message} No end after ${minutes} minutes, so Promenade stopped following it.`,
  };
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));
