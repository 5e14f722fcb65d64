import { appendAudit } from '@/lib/db/audit';
import type { StepState } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';
import type { StepOutcome } from '@/lib/vendors/port';
import { renew } from './claim';
import type { Halt } from './halt';
import type { Run } from './run';
import { saveStep } from './store';

export interface Ended {
  state: StepState;
  halt: Halt;
}

/**
 * Commits what became of a step, with its audit record. A step that is underway stays open, and so does one that is to
 * be done `again`, so that a crash in between does not make it look as if it had had its chance.
 */
export async function conclude(
  run: Run,
  step: PlanStep,
  state: StepState,
  outcome: StepOutcome,
  again = false,
): Promise<Ended> {
  const underway = outcome.status === 'underway';
  const ended: StepState = {
    ...state,
    partial: state.partial || (outcome.status === 'failed' && Boolean(outcome.partial || outcome.ended)),
    status: again ? 'pending' : underway ? 'running' : outcome.status,
    message: outcome.message,
    reference: underway ? outcome.reference : state.reference,
    // What is to be done again has not finished; see `begin` in `steps.ts`.
    finishedAt: underway || again ? null : new Date().toISOString(),
  };
  await run.db.transaction(async (tx) => {
    // Whoever has taken the change over looks for itself what became of the step.
    await renew(tx, run);
    await saveStep(tx, run.change.id, ended);
    const data = { ...facts(step, ended), message: outcome.message };
    await appendAudit(tx, { ...about(run, step), event: `step.${outcome.status}`, data });
  });
  return { state: ended, halt: haltAfter(step, outcome) };
}

function haltAfter(step: PlanStep, outcome: StepOutcome): Halt {
  if (outcome.status === 'unknown') return inDoubt(step);
  if (outcome.status === 'failed' && outcome.halt)
    return { because: `Not attempted: ${outcome.message}`, stopped: false };
  return null;
}

export function inDoubt({ name }: PlanStep): Halt {
  return { because: `Not attempted: first it must be clear what became of “${name}”.`, stopped: false };
}

/** What every audit record about a step says. */
export function about({ change }: Run, step: PlanStep) {
  return {
    actor: { id: null, name: 'Promenade' },
    connection: change.connection,
    environment: step.environment.id,
    subject: `change/${change.id}`,
  };
}

export function facts(step: PlanStep, { attempt, reference }: StepState) {
  const { id, verb, type, resourceId, before, after } = step;
  return { step: id, verb, type, resource: resourceId, before, after, attempt, ...(reference ? { reference } : {}) };
}
