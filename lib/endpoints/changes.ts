import { z } from 'zod';
import { Change, ChangeStatus } from '@/lib/domain/change';
import { GovernedChange } from '@/lib/domain/governance';
import { JsonRecord } from '@/lib/domain/json';
import { Plan } from '@/lib/domain/plan';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';
import { listOf, PageInput } from './list';

const ChangeId = z.string().min(1).max(100);
const one = { change: ChangeId };
/** A typed reason for running in spite of a freeze; it needs a right of its own. */
const Override = { override: z.string().trim().min(1).max(2000).optional() };

/** With `dryRun` only the plan comes back and nothing is stored; otherwise the change that now exists. */
export const Submitted = z.union([
  GovernedChange.extend({ dryRun: z.literal(false) }),
  z.object({ dryRun: z.literal(true), connection: z.string(), action: z.string(), plan: Plan }),
]);
export type Submitted = z.infer<typeof Submitted>;

export const submitChange = endpoint({
  name: 'change.submit',
  summary: 'The one door to every write: reads the vendor, makes the plan, and stores it as a change',
  method: 'POST',
  path: '/api/changes',
  permission: 'change:plan',
  input: z.strictObject({
    connection: ConnectionId,
    action: z.string().min(1).max(100),
    input: JsonRecord,
    reason: z.string().trim().max(2000).optional(),
    dryRun: z.boolean().default(false),
    /** When it shall start by itself, and until when it may: after that it is suspended. */
    scheduleAt: z.iso.datetime({ offset: true }).optional(),
    scheduleUntil: z.iso.datetime({ offset: true }).optional(),
    /** Digest of the plan that was reviewed; if the plan made now is another, it is refused as stale. */
    digest: z.string().max(100).optional(),
    /** What was typed to confirm, where the plan asks for it: the name of the target. */
    confirmation: z.string().max(200).optional(),
  }),
  output: Submitted,
  status: 201,
  idempotent: true,
  held: 'there',
});

/** A change as lists show it: without the plan's steps. */
export const ChangeSummary = Change.omit({ plan: true, steps: true, moved: true, proof: true, input: true }).extend({
  title: z.string(),
  /** Of the plan: what was approved and run is exactly this. */
  digest: z.string(),
  target: Plan.shape.target,
  counts: z.object({ total: z.number().int(), succeeded: z.number().int(), failed: z.number().int() }),
});
export type ChangeSummary = z.infer<typeof ChangeSummary>;

export const listChanges = endpoint({
  name: 'changes',
  summary: 'Changes, newest first',
  method: 'GET',
  path: '/api/changes',
  permission: 'change:read',
  input: z.strictObject({
    ...PageInput,
    connection: ConnectionId.optional(),
    status: ChangeStatus.optional(),
    /** Only what waits for a decision that the one who asks may take and has not taken. */
    waitingForMe: z.stringbool().optional(),
  }),
  output: listOf(ChangeSummary),
});

export const readChange = endpoint({
  name: 'change',
  summary: 'One change with its plan, its steps and its proof',
  method: 'GET',
  path: '/api/changes/[change]',
  permission: 'change:read',
  input: z.strictObject(one),
  output: GovernedChange,
  held: 'there',
});

export const runChange = endpoint({
  name: 'change.run',
  summary: 'Starts an approved change; the answer comes at once, progress through its events',
  method: 'POST',
  path: '/api/changes/[change]/run',
  permission: 'change:run',
  input: z.strictObject({ ...one, ...Override }),
  output: GovernedChange,
  status: 202,
  held: 'there',
});

export const retryChange = endpoint({
  name: 'change.retry',
  summary: 'Looks up what is unknown and runs again what failed or was skipped; what succeeded is left alone',
  method: 'POST',
  path: '/api/changes/[change]/retry',
  permission: 'change:run',
  input: z.strictObject({
    ...one,
    ...Override,
    /** Steps to be left out for good; what needs them is not attempted. What is in doubt is looked up first, and refused here. */
    skip: z.array(z.string().max(500)).max(500).default([]),
  }),
  output: GovernedChange,
  status: 202,
  held: 'there',
});

export const cancelChange = endpoint({
  name: 'change.cancel',
  summary: 'Calls a change off; a running one stops after the step in flight',
  method: 'POST',
  path: '/api/changes/[change]/cancel',
  permission: 'change:plan',
  input: z.strictObject(one),
  output: GovernedChange,
  held: 'there',
});

export const changeEvents = endpoint({
  name: 'change.events',
  summary:
    'Server-sent events of one change, until it has ended; each of type `change` carries the whole change as JSON',
  method: 'GET',
  path: '/api/changes/[change]/events',
  permission: 'change:read',
  input: z.strictObject(one),
  output: GovernedChange,
  held: 'there',
  answers: 'events',
});

/** Where the server-sent events of a change are. */
export const changeEventsPath = (change: string) => `/api/changes/${encodeURIComponent(change)}/events`;
