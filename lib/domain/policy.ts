import { z } from 'zod';
import type { Plan, PlanStep } from './plan';

/** What a change on an environment needs. Changing it is for administrators, and is recorded with before and after. */
export const Policy = z.strictObject({
  /** How many people besides the requester must approve. */
  approvals: z.int().min(0).max(10),
  /** Groups of which at least one member each must be among those who approve. */
  groups: z.array(z.string().trim().min(1).max(60)).max(10),
  /** Whether somebody who approved a change may also start it. */
  approverMayRun: z.boolean(),
  /** When the target's name has to be typed; `deletions_and_toggles` is also for switching on or off in production. */
  confirm: z.enum(['deletions', 'deletions_and_toggles', 'always']),
  reasonRequired: z.boolean(),
  /** Whether an approver must have marked every resource as reviewed. */
  reviewEverything: z.boolean(),
  /** People, by id, whose changes need no approval. */
  exempt: z.array(z.string()).max(50),
  /** After how many hours a request nobody decided on runs out. */
  expiresAfterHours: z
    .int()
    .min(1)
    .max(24 * 90),
});
export type Policy = z.infer<typeof Policy>;

/** What holds where nothing else was said: nobody is asked, but deletions are confirmed. */
export const openPolicy: Policy = {
  approvals: 0,
  groups: [],
  approverMayRun: true,
  confirm: 'deletions',
  reasonRequired: false,
  reviewEverything: false,
  exempt: [],
  expiresAfterHours: 24 * 7,
};

/** A policy with the place it was made for; without an environment it is the default of the connection. */
export const PlacedPolicy = z.object({ connection: z.string(), environment: z.string().nullable(), policy: Policy });
export type PlacedPolicy = z.infer<typeof PlacedPolicy>;

/** The policy that holds in a place: its own, else the connection's, else the open one. */
export function policyFor(all: readonly PlacedPolicy[], connection: string, environment: string): Policy {
  const here = all.filter((placed) => placed.connection === connection);
  const own =
    here.find((placed) => placed.environment === environment) ?? here.find((placed) => placed.environment === null);
  return own?.policy ?? openPolicy;
}

/** What somebody said about a change. It counts for the plan it was said of, and for no other. */
export const Decision = z.object({
  by: z.object({ id: z.string(), name: z.string() }),
  decision: z.enum(['approve', 'reject']),
  comment: z.string().nullable(),
  digest: z.string(),
  groups: z.array(z.string()),
  at: z.string(),
  /** Whether they may decide here to this day; what somebody said who may not any more does not count. */
  entitled: z.boolean(),
});
export type Decision = z.infer<typeof Decision>;

/** What is still missing before a change may run; empty when nothing is. */
export interface Missing {
  approvals: number;
  groups: string[];
}

/**
 * Counts approvals: of this very digest, never the requester's own, each person once, and only of people who may decide to
 * this day. Somebody in two groups speaks for both.
 */
export function missingApprovals(
  policy: Policy,
  requester: string,
  digest: string,
  decisions: readonly Decision[],
): Missing {
  if (policy.approvals === 0 && policy.groups.length === 0) return { approvals: 0, groups: [] };
  if (policy.exempt.includes(requester)) return { approvals: 0, groups: [] };
  const valid = decisions.filter(
    (one) => one.decision === 'approve' && one.digest === digest && one.by.id !== requester && one.entitled,
  );
  const people = new Set(valid.map((one) => one.by.id));
  const spoken = new Set(valid.flatMap((one) => one.groups));
  return {
    approvals: Math.max(0, policy.approvals - people.size),
    groups: policy.groups.filter((group) => !spoken.has(group)),
  };
}

/** True when nobody has to be asked any more. */
export function isApproved(missing: Missing): boolean {
  return missing.approvals === 0 && missing.groups.length === 0;
}

/** What has to be typed for this plan under this policy; null when nothing has to. */
export function confirmationFor(
  policy: Policy,
  { steps, target }: Pick<Plan, 'target'> & { steps: readonly Pick<PlanStep, 'verb' | 'switches'>[] },
): Plan['confirmation'] {
  const deletions = steps.filter((step) => step.verb === 'delete').length;
  if (deletions > 0) {
    const what = deletions === 1 ? '1 resource is' : `${deletions} resources are`;
    return { expected: target.name, because: `${what} deleted in ${target.name}` };
  }
  if (policy.confirm === 'always')
    return { expected: target.name, because: `every change on ${target.name} is confirmed` };
  const toggles = steps.filter((step) => step.switches !== undefined).length;
  if (toggles > 0 && confirmsToggles(policy, target)) {
    const what = toggles === 1 ? '1 resource is' : `${toggles} resources are`;
    return { expected: target.name, because: `${what} switched on or off in ${target.name}, which is production` };
  }
  return null;
}

/** True where nothing is switched on or off without typing the name. */
export function confirmsToggles({ confirm }: Policy, { production }: { production: boolean }): boolean {
  return confirm === 'always' || (confirm === 'deletions_and_toggles' && production);
}
