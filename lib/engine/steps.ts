import { appendAudit } from '@/lib/db/audit';
import type { StepState } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';
import type { Note } from '@/lib/vendors/port';
import { cameThroughLate, isOverOrHalf, lookPatiently } from './doubt';
import { followAll, isUnderway } from './follow';
import { type Halt, whetherToStop } from './halt';
import { withinLimits } from './limits';
import { about, conclude, type Ended, facts, inDoubt } from './outcome';
import type { Run } from './run';
import { keyOfLastAttempt, saveStep } from './store';

/**
 * Steps that were in flight when a run broke off, or stayed in doubt: the vendor is read before anything else happens.
 * What turns out not to have happened is to be done again; what happened and ended badly is not.
 */
export async function settleDoubts(run: Run): Promise<StepState[]> {
  const settled: StepState[] = [];
  for (const [position, state] of run.change.steps.entries()) {
    const step = run.change.plan.steps[position];
    const doubtful = step && (state.status === 'running' || state.status === 'unknown');
    settled.push(doubtful ? await settleDoubt(run, step, state) : state);
  }
  return settled;
}

async function settleDoubt(run: Run, step: PlanStep, state: StepState): Promise<StepState> {
  const outcome = await lookPatiently(run, step, state, isOverOrHalf);
  const again = outcome.status === 'failed' && !outcome.ended;
  return (await conclude(run, step, state, outcome, again)).state;
}

/**
 * Goes through the steps in order. What has ended is left alone, also where it failed: only a person has it done again.
 * What the vendor is still at is
 * followed to its end once everything is on its way, or as soon as another step needs it.
 */
export async function runSteps(run: Run): Promise<{ steps: StepState[]; stopped: boolean }> {
  const { plan, steps: before } = run.change;
  let steps = [...before];
  let halt: Halt = null;
  for (const [position, step] of plan.steps.entries()) {
    if (step.dependsOn.length > 0 && steps.some(isUnderway)) steps = await followAll(run, steps);
    const state = steps[position];
    if (!state || (state.status !== 'pending' && state.status !== 'unknown')) continue;
    halt ??= state.status === 'unknown' ? inDoubt(step) : await whetherToStop(run);
    if (state.status === 'unknown') continue;
    const because: string | null = halt?.because ?? unmetNeed(step, plan.steps, steps);
    const after: Ended = because ? await skip(run, state, because) : await runStep(run, step, state);
    steps[position] = after.state;
    halt ??= after.halt;
  }
  return { steps: await followAll(run, steps), stopped: halt?.stopped ?? false };
}

function unmetNeed(step: PlanStep, all: readonly PlanStep[], states: readonly StepState[]): string | null {
  for (const need of step.dependsOn) {
    const position = all.findIndex(({ id }) => id === need);
    if (position >= 0 && states[position]?.status !== 'succeeded') {
      return `Not attempted: it needs “${all[position]?.name ?? need}”, which was not published.`;
    }
  }
  return null;
}

async function skip({ db, change }: Run, state: StepState, message: string): Promise<Ended> {
  const skipped: StepState = { ...state, status: 'skipped', message };
  await saveStep(db, change.id, skipped);
  return { state: skipped, halt: null };
}

/** One step: intent, call, outcome, each committed by itself. An answer that proves nothing is followed by looks. */
async function runStep(run: Run, step: PlanStep, state: StepState): Promise<Ended> {
  const late = await cameThroughLate(run, step, state);
  if (late) return conclude(run, step, state, late);
  const { key, ...begun } = await begin(run, step, state);
  let { started } = begun;
  const keep = async (news: Partial<StepState>) => {
    started = { ...started, ...news };
    await saveStep(run.db, run.change.id, started);
  };
  const note: Note = (reference) => keep({ reference });
  const write = () => run.action.apply(step, key, note);
  const { outcome, halt } = await withinLimits(run, write, (message) => keep({ message }));
  if (outcome.status !== 'unknown') {
    const ended = await conclude(run, step, started, outcome);
    if (!halt) return ended;
    // The vendor did not take it, and by now nobody wants it to.
    return { ...(ended.state.partial ? ended : await skip(run, ended.state, outcome.message)), halt };
  }
  const looked = await lookPatiently(run, step, started);
  return conclude(run, step, started, { ...looked, message: `${outcome.message} ${looked.message}` });
}

/**
 * Commits the intent. What is done again by itself, because an attempt without a clear answer seems not to have happened,
 * goes under the key of that attempt: should it come through after all, a vendor that heeds keys does it once. After a
 * definite end the key is another, because such a vendor would repeat its refusal.
 */
async function begin(run: Run, step: PlanStep, state: StepState): Promise<{ started: StepState; key: string }> {
  const started: StepState = {
    ...state,
    status: 'running',
    attempt: state.attempt + 1,
    message: null,
    reference: null,
    startedAt: new Date().toISOString(),
    finishedAt: null,
  };
  const repeats = state.attempt > 0 && state.finishedAt === null;
  const own = `${run.change.id}.${step.id}.${started.attempt}`;
  const key = await run.db.transaction(async (tx) => {
    const known = repeats ? await keyOfLastAttempt(tx, run.change.id, step.id) : null;
    await saveStep(tx, run.change.id, started, known ?? own);
    await appendAudit(tx, { ...about(run, step), event: 'step.started', data: facts(step, started) });
    return known ?? own;
  });
  return { started, key };
}
