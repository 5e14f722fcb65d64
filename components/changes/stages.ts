import { type Change, type ChangeStatus, mayHaveWritten } from '@/lib/domain/change';

/** True while people may still make up their minds about the plan. */
export function beforeRun(status: ChangeStatus): boolean {
  return status === 'awaiting_approval' || status === 'approved' || status === 'scheduled';
}

/** True when a retry would have something to do: a step that did not get through, or a proof that is still owed. */
export function leavesSomething({ steps, proof }: Pick<Change, 'steps' | 'proof'>): boolean {
  return proof?.state !== 'proven' || steps.some(({ status }) => status !== 'succeeded' && status !== 'left_out');
}

/** The steps that may have written something; only these can be taken back. */
export function touchedSteps({ plan, steps }: Pick<Change, 'plan' | 'steps'>): Change['plan']['steps'] {
  const touched = new Set(steps.filter(mayHaveWritten).map(({ id }) => id));
  return plan.steps.filter(({ id }) => touched.has(id));
}

/** True when something was written for sure or perhaps, and nothing is being written any more. */
export function canTakeBack({ status, steps }: Pick<Change, 'status' | 'steps'>): boolean {
  return status !== 'running' && steps.some(mayHaveWritten);
}
