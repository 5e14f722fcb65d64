import { z } from 'zod';
import { JsonRecord } from './json';
import { Moved, Plan } from './plan';

export const ChangeStatus = z.enum([
  'draft',
  'awaiting_approval',
  'approved',
  'scheduled',
  'running',
  'succeeded',
  'partly_failed',
  'failed',
  'unknown',
  'stale',
  'rejected',
  'cancelled',
]);
export type ChangeStatus = z.infer<typeof ChangeStatus>;

export const StepStatus = z.enum(['pending', 'running', 'succeeded', 'failed', 'unknown', 'skipped', 'left_out']);
export type StepStatus = z.infer<typeof StepStatus>;

export const StepState = z.object({
  id: z.string(),
  status: StepStatus,
  attempt: z.number().int(),
  /** True when an attempt wrote a part of it, or carried it out and it ended badly; later attempts do not undo that. */
  partial: z.boolean(),
  message: z.string().nullable(),
  /** What finds the write again at the vendor, such as the id of a deployment. */
  reference: JsonRecord.nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type StepState = z.infer<typeof StepState>;

/** What a second look at the target said after the run. `different` after a reported success is an alarm. */
export const Proof = z.object({
  checkedAt: z.string(),
  state: z.enum(['proven', 'different', 'unknown']),
  resources: z.array(
    z.object({
      type: z.string(),
      id: z.string(),
      name: z.string(),
      state: z.enum(['proven', 'different', 'unknown']),
      message: z.string(),
    }),
  ),
});
export type Proof = z.infer<typeof Proof>;

export const Change = z.object({
  id: z.string(),
  connection: z.string(),
  action: z.string(),
  input: JsonRecord,
  status: ChangeStatus,
  reason: z.string().nullable(),
  requestedBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  /** Who had it run for the first time; null while nobody has. */
  startedBy: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  plan: Plan,
  steps: z.array(StepState),
  moved: z.array(Moved),
  /** Why the run ended before its time, in plain words. */
  failure: z.string().nullable(),
  proof: Proof.nullable(),
});
export type Change = z.infer<typeof Change>;

/** What moves a change from one status to the next. */
export type ChangeEvent =
  | 'submit'
  | 'submit_for_approval'
  | 'approve'
  | 'reject'
  | 'schedule'
  | 'suspend'
  | 'claim'
  | 'cancel'
  | 'go_stale'
  | 'retry'
  | 'succeed'
  | 'fail'
  | 'fail_partly'
  | 'lose_track';

const table: Record<ChangeStatus, Partial<Record<ChangeEvent, ChangeStatus>>> = {
  draft: { submit: 'approved', submit_for_approval: 'awaiting_approval', cancel: 'cancelled' },
  awaiting_approval: { approve: 'approved', reject: 'rejected', cancel: 'cancelled', go_stale: 'stale' },
  // The policy may ask for more than when it was approved, so that it can still be turned down.
  approved: { claim: 'running', schedule: 'scheduled', reject: 'rejected', cancel: 'cancelled', go_stale: 'stale' },
  scheduled: { claim: 'running', suspend: 'approved', reject: 'rejected', cancel: 'cancelled', go_stale: 'stale' },
  running: {
    succeed: 'succeeded',
    fail: 'failed',
    fail_partly: 'partly_failed',
    lose_track: 'unknown',
    go_stale: 'stale',
    cancel: 'cancelled',
  },
  partly_failed: { retry: 'running' },
  failed: { retry: 'running' },
  unknown: { retry: 'running' },
  succeeded: {},
  stale: {},
  rejected: {},
  cancelled: {},
};

/** The status after an event, or null when the event is not allowed in this status. */
export function next(status: ChangeStatus, event: ChangeEvent): ChangeStatus | null {
  return table[status][event] ?? null;
}

/** True when nothing will happen to the change by itself any more. */
export function isSettled(status: ChangeStatus): boolean {
  return ['succeeded', 'partly_failed', 'failed', 'unknown', 'stale', 'rejected', 'cancelled'].includes(status);
}

/** True for a step that wrote something or may have: also a part of it, also where nobody knows how it ended. */
export function mayHaveWritten({ status, partial }: Pick<StepState, 'status' | 'partial'>): boolean {
  return partial || status === 'succeeded' || status === 'unknown' || status === 'running';
}

/** True for a step that a person may decide to leave out: nothing is in doubt about it, and it is not done. */
export function canBeLeftOut(status: StepStatus | undefined): boolean {
  return status === 'failed' || status === 'skipped' || status === 'pending' || status === 'left_out';
}

/** How a run ended, from its steps and its proof. Success needs every step and the proof; doubt is said as doubt. */
export function outcomeOf(
  steps: readonly StepState[],
  proof: Proof | null,
): 'succeed' | 'fail' | 'fail_partly' | 'lose_track' {
  // One that is still said to run was begun, and nobody wrote down how it ended.
  if (steps.some(({ status }) => status === 'unknown' || status === 'running')) return 'lose_track';
  const done = steps.filter((step) => step.status === 'succeeded').length;
  if (done < steps.length) return done === 0 ? 'fail' : 'fail_partly';
  return proof?.state === 'proven' ? 'succeed' : proof?.state === 'different' ? 'fail_partly' : 'lose_track';
}
