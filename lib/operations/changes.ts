import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { enqueue } from '@/lib/db/jobs';
import { changeSteps, changes } from '@/lib/db/schema';
import { type Change, next } from '@/lib/domain/change';
import { digest } from '@/lib/domain/digest';
import { AppError, invalidInput } from '@/lib/domain/error';
import type { GovernedChange } from '@/lib/domain/governance';
import type { JsonObject } from '@/lib/domain/json';
import { allNotices, isSubmittable, type Plan, toJson } from '@/lib/domain/plan';
import { confirmationFor, isApproved, missingApprovals, type Policy } from '@/lib/domain/policy';
import { sealPlan } from '@/lib/domain/seal-plan';
import type { Submitted, submitChange } from '@/lib/endpoints/changes';
import type { InputOf } from '@/lib/endpoints/endpoint';
import { loadChange } from '@/lib/engine/store';
import type { Action } from '@/lib/vendors/port';
import { govern, policyAt } from './circumstances';
import { authorise, authoriseSomewhere, type Context } from './context';
import { type DocumentsOf, documentsIn, keepDocuments } from './planned-documents';

type Input = InputOf<typeof submitChange>;

/** The one door: makes the plan from what the vendor holds now and, unless it is a dry run, stores it as a change. */
export async function submit(ctx: Context, input: Input & { idempotencyKey: string | null }): Promise<Submitted> {
  authoriseSomewhere(ctx, 'change:plan', input.connection);
  const session = await ctx.open(input.connection);
  const action = Object.hasOwn(session.actions, input.action) ? session.actions[input.action] : undefined;
  if (!action || action.internal) throw invalidInput('action', `This connection has no action “${input.action}”`);
  await authoriseScope(ctx, input, action);
  if (input.dryRun) {
    const { connection, action: name } = input;
    return { dryRun: true, connection, action: name, plan: (await planned(ctx, input, action)).plan };
  }
  const key = input.idempotencyKey;
  if (!key)
    throw invalidInput(
      'Idempotency-Key',
      'Send an Idempotency-Key header, so that a repeated request cannot act twice',
    );
  const request = { key, digest: digest(toJson({ ...input, idempotencyKey: null })) };
  const earlier = await replay(ctx, request);
  if (earlier) return { ...(await govern(ctx.db, earlier, ctx.actor.id)), dryRun: false };
  const { plan, policy, documents } = await planned(ctx, input, action);
  checkPlan(plan, policy, input);
  const beside = action.beside ?? false;
  return {
    ...(await storeChange(ctx, { ...input, plan, documents, policy, request, beside, rollbackOf: null })),
    dryRun: false,
  };
}

/**
 * Every environment that the input is about, before anything else is asked of the vendor. Where only the vendor can tell
 * which that is, the right is asked first on the environment that is named, or on the whole connection where none is, so
 * that nobody causes reads beyond their place; then on the one that was found.
 */
async function authoriseScope(ctx: Context, { connection, input }: Input, action: Action): Promise<void> {
  const named = action.named?.(input);
  if (named !== undefined) authorise(ctx, 'change:plan', { connection, environment: named ?? undefined });
  const { target, reads } = await action.scope(input);
  authorise(ctx, 'change:plan', { connection, environment: target });
  for (const environment of reads) authorise(ctx, 'compare:read', { connection, environment });
}

async function planned(ctx: Context, { connection, action: name, input }: Input, action: Action) {
  const draft = await action.plan(input);
  const policy = await policyAt(ctx.db, connection, draft.target.id);
  const plan = sealPlan(draft, { connection, action: name, input }, confirmationFor(policy, draft));
  return { policy, plan, documents: documentsIn(draft) };
}

/** What a person has to bring along with a plan. */
export interface Given {
  digest?: string | undefined;
  confirmation?: string | undefined;
  reason?: string | undefined;
}

/** Refuses a plan that is not the reviewed one, cannot be carried out, or lacks what the policy asks for. */
export function checkPlan(plan: Plan, policy: Policy, given: Given): void {
  const about = { environment: plan.target.id, digest: given.digest ?? plan.digest };
  if (given.digest !== undefined && given.digest !== plan.digest) {
    const message = 'The environments moved since you reviewed this plan. Nothing was written; look at the new plan.';
    throw new AppError('plan_stale', message, { about });
  }
  if (plan.steps.length === 0)
    throw new AppError('plan_blocked', 'There is nothing to write: both sides are equal already.', { about });
  if (!isSubmittable(plan)) {
    const blockers = allNotices(plan).filter(({ severity }) => severity === 'blocker');
    throw new AppError('plan_blocked', blockers.map(({ message }) => message).join(' '), { about });
  }
  // Codes of their own, because skipping one of them is an attempt that belongs on record, and a typing error is not.
  if (policy.reasonRequired && !given.reason) {
    const message = 'The policy of this environment asks for a reason';
    throw new AppError('reason_missing', `${message}.`, { about, errors: [{ path: 'reason', message }] });
  }
  if (plan.confirmation && given.confirmation !== plan.confirmation.expected) {
    const message = `Type “${plan.confirmation.expected}” to confirm, because ${plan.confirmation.because}`;
    throw new AppError('confirmation_missing', `${message}.`, { about, errors: [{ path: 'confirmation', message }] });
  }
}

export interface Request {
  key: string;
  digest: string;
}

/** The change that an earlier request with this key made, if it was the same request. */
export async function replay(ctx: Context, request: Request): Promise<Change | null> {
  const [row] = await ctx.db
    .select({ id: changes.id, digest: changes.requestDigest })
    .from(changes)
    .where(and(eq(changes.requestedBy, ctx.actor.id), eq(changes.idempotencyKey, request.key)));
  if (!row) return null;
  if (row.digest === request.digest) return loadChange(ctx.db, row.id);
  throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used for another request. Take a new one.');
}

export interface NewChange {
  connection: string;
  action: string;
  input: JsonObject;
  reason?: string | undefined;
  scheduleAt?: string | undefined;
  scheduleUntil?: string | undefined;
  plan: Plan;
  /** What the plan was made from, kept beside it. */
  documents: DocumentsOf;
  policy: Policy;
  request: Request;
  /** Whether it may run while another change runs on its target. */
  beside: boolean;
  rollbackOf: string | null;
}

/** Stores a checked plan as a change: ready to run, or waiting for those whom the policy asks. */
export async function storeChange(ctx: Context, change: NewChange): Promise<GovernedChange> {
  const { plan, policy, request } = change;
  const id = randomUUID();
  const now = new Date();
  const asked = !isApproved(missingApprovals(policy, ctx.actor.id, plan.digest, []));
  const submitted = next('draft', asked ? 'submit_for_approval' : 'submit');
  const status = submitted && change.scheduleAt ? (next(submitted, 'schedule') ?? submitted) : submitted;
  if (!status) throw new Error('A draft can always be submitted');
  refuseBadSchedule(change, now);
  const expiresAt = asked ? new Date(now.getTime() + policy.expiresAfterHours * 3_600_000).toISOString() : null;
  await ctx.db.transaction(async (tx) => {
    const [stored] = await tx
      .insert(changes)
      .values({
        id,
        connectionId: change.connection,
        action: change.action,
        input: change.input,
        targetEnvironment: plan.target.id,
        lane: change.beside ? id : plan.target.id,
        status,
        plan: toJson(withoutPreviews(plan)),
        planDigest: plan.digest,
        reason: change.reason || null,
        confirmed: plan.confirmation !== null,
        rollbackOf: change.rollbackOf,
        expiresAt,
        scheduledAt: change.scheduleAt ?? null,
        scheduleUntil: change.scheduleUntil ?? null,
        requestedBy: ctx.actor.id,
        idempotencyKey: request.key,
        requestDigest: request.digest,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })
      .onConflictDoNothing({ target: [changes.requestedBy, changes.idempotencyKey] })
      .returning({ id: changes.id });
    if (!stored) throw new AppError('conflict', 'The same request is being handled already; ask again in a moment.');
    const steps = plan.steps.map((step, position) => ({ changeId: id, position, stepId: step.id, status: 'pending' }));
    await tx.insert(changeSteps).values(steps);
    await keepDocuments(tx, id, change.documents);
    if (status === 'scheduled') await enqueue(tx, 'start-change', { change: id }, change.scheduleAt);
    await appendAudit(tx, {
      actor: { id: ctx.actor.id, name: ctx.actor.name },
      event: 'change.submitted',
      connection: change.connection,
      environment: plan.target.id,
      subject: `change/${id}`,
      requestId: ctx.requestId,
      data: {
        action: change.action,
        digest: plan.digest,
        title: plan.title,
        reason: change.reason || null,
        confirmed: plan.confirmation !== null,
        rollbackOf: change.rollbackOf,
        status,
        scheduledAt: change.scheduleAt ?? null,
      },
    });
  });
  return govern(ctx.db, await loadChange(ctx.db, id), ctx.actor.id);
}

/** The documents have a table of their own, so that whoever lists changes does not read them all. */
function withoutPreviews(plan: Plan): Plan {
  return { ...plan, steps: plan.steps.map(({ preview: _kept, ...step }) => step) };
}

function refuseBadSchedule({ scheduleAt, scheduleUntil }: NewChange, now: Date): void {
  if (scheduleAt && Date.parse(scheduleAt) <= now.getTime())
    throw invalidInput('scheduleAt', 'The start must lie in the future');
  if (scheduleUntil && !scheduleAt)
    throw invalidInput('scheduleUntil', 'Only a scheduled change can have a latest start');
  if (scheduleAt && scheduleUntil && Date.parse(scheduleUntil) <= Date.parse(scheduleAt)) {
    throw invalidInput('scheduleUntil', 'The latest start must be after the start');
  }
}
