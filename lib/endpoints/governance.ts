import { z } from 'zod';
import { GovernedChange } from '@/lib/domain/governance';
import { PlacedPolicy, Policy } from '@/lib/domain/policy';
import { Submitted } from './changes';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';
import { listOf, PageInput } from './list';

const ChangeId = z.string().min(1).max(100);
const one = { change: ChangeId };
const Text = z.string().trim().min(1, 'Write something').max(4000);

export const approveChange = endpoint({
  name: 'change.approve',
  summary: 'Approves the plan of this digest; never one’s own, and for no other plan',
  method: 'POST',
  path: '/api/changes/[change]/approve',
  permission: 'change:decide',
  input: z.strictObject({ ...one, digest: z.string().max(100), comment: z.string().trim().max(4000).optional() }),
  output: GovernedChange,
  held: 'there',
});

export const rejectChange = endpoint({
  name: 'change.reject',
  summary: 'Turns a change down that has not been started, with the reason',
  method: 'POST',
  path: '/api/changes/[change]/reject',
  permission: 'change:decide',
  input: z.strictObject({ ...one, digest: z.string().max(100), comment: Text }),
  output: GovernedChange,
  held: 'there',
});

export const commentOnChange = endpoint({
  name: 'change.comment',
  summary: 'Adds a remark to a change, or to one of its steps',
  method: 'POST',
  path: '/api/changes/[change]/comments',
  permission: 'change:comment',
  input: z.strictObject({ ...one, text: Text, step: z.string().max(500).optional() }),
  output: GovernedChange,
  held: 'there',
});

export const reviewStep = endpoint({
  name: 'change.review',
  summary: 'Marks a step as reviewed by oneself, or takes the mark back',
  method: 'PUT',
  path: '/api/changes/[change]/reviewed',
  permission: 'change:comment',
  input: z.strictObject({ ...one, step: z.string().min(1).max(500), reviewed: z.boolean() }),
  output: GovernedChange,
  held: 'there',
});

export const rollBackChange = endpoint({
  name: 'change.rollback',
  summary: 'Plans to put back what a change overwrote, all of it or some; the answer is a change of its own',
  method: 'POST',
  path: '/api/changes/[change]/rollback',
  permission: 'change:plan',
  input: z.strictObject({
    ...one,
    /** Steps to take back; all that were written, when left out. */
    steps: z.array(z.string().max(500)).min(1).max(500).optional(),
    reason: z.string().trim().max(2000).optional(),
    dryRun: z.boolean().default(false),
    digest: z.string().max(100).optional(),
    confirmation: z.string().max(200).optional(),
  }),
  output: Submitted,
  status: 201,
  idempotent: true,
  held: 'there',
});

export const listPolicies = endpoint({
  name: 'policies',
  summary: 'What changes need, by connection and environment',
  method: 'GET',
  path: '/api/policies',
  permission: 'policy:read',
  input: z.strictObject({ ...PageInput, connection: ConnectionId.optional() }),
  output: listOf(PlacedPolicy),
});

export const savePolicy = endpoint({
  name: 'policy.save',
  summary:
    'Sets the policy of an environment, or with environment null the default of a connection; policy null removes it',
  method: 'PUT',
  path: '/api/policies',
  permission: 'policy:write',
  input: z.strictObject({
    connection: ConnectionId,
    environment: z.string().min(1).max(200).nullable(),
    policy: Policy.nullable(),
  }),
  output: z.object({}),
  held: 'there',
});

export const LineState = z.object({
  stopped: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type LineState = z.infer<typeof LineState>;

export const readLine = endpoint({
  name: 'line',
  summary: 'Whether all changes on all vendors are stopped, by whom and why',
  method: 'GET',
  path: '/api/stop-the-line',
  permission: 'policy:read',
  input: z.strictObject({}),
  output: LineState,
});

export const stopLine = endpoint({
  name: 'line.stop',
  summary: 'Stops all changes on all vendors, or lifts the stop; a running change stops after the step in flight',
  method: 'POST',
  path: '/api/stop-the-line',
  permission: 'line:stop',
  input: z.strictObject({ stopped: z.boolean(), reason: Text }),
  output: LineState,
  held: 'everywhere',
});
