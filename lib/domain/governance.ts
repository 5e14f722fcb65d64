import { z } from 'zod';
import { Change, ChangeStatus, next } from './change';
import { confirmationFor, Decision, isApproved, Policy } from './policy';

export const Comment = z.object({
  id: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** The step it is pinned to, or null when it is about the whole change. */
  step: z.string().nullable(),
  text: z.string(),
  at: z.string(),
});
export type Comment = z.infer<typeof Comment>;

/** Something that keeps a change from running at this moment. */
export const Obstacle = z.object({
  code: z.enum(['approval', 'expired', 'frozen', 'line_stopped', 'confirmation', 'reason', 'approver_runs']),
  message: z.string(),
  /** True when somebody with the right may run it all the same, with a typed reason. */
  overridable: z.boolean(),
});
export type Obstacle = z.infer<typeof Obstacle>;

/** A change with everything that decides whether it may run. */
export const GovernedChange = Change.extend({
  policy: Policy,
  decisions: z.array(Decision),
  missing: z.object({ approvals: z.number().int(), groups: z.array(z.string()) }),
  comments: z.array(Comment),
  /** Which steps have been marked as reviewed, and by whom. */
  reviews: z.array(z.object({ step: z.string(), by: z.object({ id: z.string(), name: z.string() }) })),
  expiresAt: z.string().nullable(),
  /** When it starts by itself; `suspended` says why it did not. */
  schedule: z.object({ at: z.string(), until: z.string().nullable(), suspended: z.string().nullable() }).nullable(),
  rollbackOf: z.string().nullable(),
  /** The changes that take this one back, oldest first, whatever became of them. */
  takenBackBy: z.array(z.object({ id: z.string(), status: ChangeStatus, createdAt: z.string() })),
  obstacles: z.array(Obstacle),
});
export type GovernedChange = z.infer<typeof GovernedChange>;

type Asked = Pick<GovernedChange, 'status' | 'missing'>;

/**
 * True while people may decide: it waits for them, or the policy asks for more than when it was approved. That is so
 * after a run as well, because nothing is tried again, or even looked up, before it is approved.
 */
export function waitsForDecision({ status, missing }: Asked): boolean {
  const goesOn = next(status, 'claim') !== null || next(status, 'retry') !== null;
  return status === 'awaiting_approval' || (goesOn && !isApproved(missing));
}

/** True for a change that may begin: it is approved, or the policy asks for nobody any more since it began to wait. */
export function mayBegin({ status, missing }: Asked): boolean {
  return next(status, 'claim') !== null || (status === 'awaiting_approval' && isApproved(missing));
}

/** True when the time in which it could be approved and begun is over; one that has an hour of its own keeps that. */
export function hasRunOut(
  { status, expiresAt, schedule }: Pick<GovernedChange, 'status' | 'expiresAt' | 'schedule'>,
  now: number,
): boolean {
  const counts = status === 'awaiting_approval' || (status === 'approved' && schedule === null);
  return counts && expiresAt !== null && Date.parse(expiresAt) <= now;
}

/** True when only a new plan leads on: what keeps this one from beginning cannot be made good any more. */
export function needsNewPlan({ obstacles }: Pick<GovernedChange, 'obstacles'>): boolean {
  return obstacles.some(({ code }) => code === 'expired' || code === 'confirmation' || code === 'reason');
}

/** What is known at the moment somebody wants to run a change. */
export interface Circumstances {
  change: Omit<GovernedChange, 'obstacles'>;
  confirmed: boolean;
  /** Who wants to run it; null when nobody in particular is asked about. */
  runner: string | null;
  /** Which freezes cover the target now and when it opens, as a sentence; null when none does. */
  frozen: string | null;
  /** Why the line stands, or null. */
  stopped: string | null;
  now: string;
}

/** Everything that forbids running, in one place: the page shows it, the server enforces it. */
export function obstaclesTo({ change, confirmed, runner, frozen, stopped, now }: Circumstances): Obstacle[] {
  const { policy, plan, missing, decisions } = change;
  const found: Obstacle[] = [];
  const add = (code: Obstacle['code'], message: string, overridable = false) =>
    found.push({ code, message, overridable });
  if (stopped !== null) add('line_stopped', `The line is stopped: ${stopped}`);
  if (frozen !== null) add('frozen', frozen, true);
  if (!isApproved(missing)) add('approval', missingWords(missing));
  if (hasRunOut(change, Date.parse(now))) add('expired', 'The request ran out before it was begun. Plan it again.');
  // What has begun was asked for properly at the time; held up, it could not even be looked at again.
  const begun = change.startedAt !== null;
  if (!begun && !confirmed && plan.confirmation === null && confirmationFor(policy, plan) !== null)
    add('confirmation', 'The policy asks for a typed confirmation since it was submitted. Plan it again.');
  if (!begun && policy.reasonRequired && !change.reason)
    add('reason', 'The policy asks for a reason since it was submitted. Plan it again.');
  const approved = decisions.some((one) => one.decision === 'approve' && one.by.id === runner);
  if (approved && !policy.approverMayRun)
    add('approver_runs', 'You approved this change; the policy has somebody else run it.');
  return found;
}

function missingWords({ approvals, groups }: GovernedChange['missing']): string {
  const people =
    approvals === 0 ? [] : [approvals === 1 ? '1 approval is missing' : `${approvals} approvals are missing`];
  return [...people, ...groups.map((group) => `nobody of “${group}” has approved`)].join('; ');
}
