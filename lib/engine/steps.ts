import { eq, isNull } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { changes, lineStops } from '@/lib/db/schema';
import type { StepState } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';
import type { Note } from '@/lib/vendors/port';
import { renew } from './claim';
import { followAll, isUnderway } from './follow';
import { about, conclude, type Ended, facts, type Halt, inDoubt } from './outcome';
import type { Run } from './run';
import { saveStep } from './store';

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
  const outcome = await run.action.reconcile(step, state.reference);
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

async function whetherToStop({ db, change, lease }: Run): Promise<Halt> {
  await renew(db, { change, lease });
  const [row] = await db.select({ at: changes.stopRequestedAt }).from(changes).where(eq(changes.id, change.id));
  if (row?.at) return { because: 'Not attempted: the change was called off.', stopped: true };
  const [line] = await db
    .select({ reason: lineStops.reason })
    .from(lineStops)
    .where(isNull(lineStops.liftedAt))
    .limit(1);
  return line ? { because: `Not attempted: the line was stopped. ${line.reason}`, stopped: false } : null;
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

/** One step: intent, call, outcome, each committed by itself. An answer that proves nothing is followed by a look. */
async function runStep(run: Run, step: PlanStep, state: StepState): Promise<Ended> {
  let started = await begin(run, step, state);
  const note: Note = async (reference) => {
    started = { ...started, reference };
    await saveStep(run.db, run.change.id, started);
  };
  const outcome = await run.action.apply(step, `${run.change.id}.${step.id}.${started.attempt}`, note);
  if (outcome.status !== 'unknown') return conclude(run, step, started, outcome);
  const looked = await run.action.reconcile(step, started.reference);
  return conclude(run, step, started, { ...looked, message: `${outcome.message} ${looked.message}` });
}

async function begin(run: Run, step: PlanStep, state: StepState): Promise<StepState> {
  const started: StepState = {
    ...state,
    status: 'running',
    attempt: state.attempt + 1,
    message: null,
    reference: null,
    startedAt: new Date().toISOString(),
    finishedAt: null,
  };
  await run.db.transaction(async (tx) => {
    await saveStep(tx, run.change.id, started, `${run.change.id}.${step.id}.${started.attempt}`);
    await appendAudit(tx, { ...about(run, step), event: 'step.started', data: facts(step, started) });
  });
  return started;
}
