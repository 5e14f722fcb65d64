import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Transaction } from '@/lib/db/database';
import { enqueue } from '@/lib/db/jobs';
import { changes, comments, decisions, reviews, users } from '@/lib/db/schema';
import { type Change, type ChangeEvent, next } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import { type GovernedChange, hasRunOut, waitsForDecision } from '@/lib/domain/governance';
import type { JsonObject } from '@/lib/domain/json';
import { isApproved, type Missing, missingApprovals, type Policy } from '@/lib/domain/policy';
import type { InputOf } from '@/lib/endpoints/endpoint';
import type { approveChange, commentOnChange, rejectChange, reviewStep } from '@/lib/endpoints/governance';
import { loadChange } from '@/lib/engine/store';
import { decisionsOn, govern, hasReviewedAll, policyAt } from './circumstances';
import type { Context } from './context';
import { entryOf, findChange } from './find-change';

/** Approves exactly the plan whose digest is named. The last approval that is needed makes the change ready to run. */
export async function approve(ctx: Context, input: InputOf<typeof approveChange>): Promise<GovernedChange> {
  return decide(ctx, input.change, input.digest, async (tx, change, policy) => {
    if (policy.reviewEverything && !(await hasReviewedAll(tx, change, ctx.actor.id))) {
      throw new AppError('conflict', 'The policy asks you to mark every resource as reviewed before you approve.');
    }
    await say(tx, ctx, change, 'approve', input.comment ?? null);
    const missing = await missingFrom(tx, change, policy);
    return {
      event: isApproved(missing) ? 'approve' : null,
      data: { comment: input.comment ?? null, missing: missing.approvals },
    };
  });
}

/** Turns the change down for good. One that has been started is past that. */
export async function reject(ctx: Context, input: InputOf<typeof rejectChange>): Promise<GovernedChange> {
  return decide(ctx, input.change, input.digest, async (tx, change) => {
    if (!next(change.status, 'reject'))
      throw new AppError(
        'conflict',
        'It has been started already, so that it cannot be turned down. It is not tried again without the approvals that are missing.',
      );
    await say(tx, ctx, change, 'reject', input.comment);
    return { event: 'reject', data: { comment: input.comment } };
  });
}

async function missingFrom(tx: Transaction, change: Change, policy: Policy): Promise<Missing> {
  return missingApprovals(policy, change.requestedBy.id, change.plan.digest, await decisionsOn(tx, change));
}

type Verdict = { event: Extract<ChangeEvent, 'approve' | 'reject'> | null; data: JsonObject };

async function decide(
  ctx: Context,
  id: string,
  digest: string,
  verdict: (tx: Transaction, change: Change, policy: Policy) => Promise<Verdict>,
): Promise<GovernedChange> {
  const seen = await findChange(ctx, id, 'change:decide');
  if (seen.requestedBy.id === ctx.actor.id) throw new AppError('forbidden', 'Nobody decides on a change of their own.');
  await ctx.db.transaction(async (tx) => {
    // Two decisions at one moment are taken one after the other, so that the last one counts them both.
    const [row] = await tx
      .select({ expiresAt: changes.expiresAt, scheduledAt: changes.scheduledAt })
      .from(changes)
      .where(eq(changes.id, id))
      .for('update');
    const change = await loadChange(tx, id);
    const policy = await policyAt(tx, change.connection, change.plan.target.id);
    if (!row || !waitsForDecision({ status: change.status, missing: await missingFrom(tx, change, policy) }))
      throw new AppError('conflict', `A change that is “${change.status}” waits for no decision.`);
    const schedule = row.scheduledAt === null ? null : { at: row.scheduledAt, until: null, suspended: null };
    if (hasRunOut({ ...change, expiresAt: row.expiresAt, schedule }, Date.now()))
      throw new AppError('conflict', 'The request ran out. It has to be planned again.');
    if (digest !== change.plan.digest)
      throw new AppError('plan_stale', 'This is not the plan that you saw. Look at it again before you decide.');
    const { event, data } = await verdict(tx, change, policy);
    // What was approved before, or has been begun, keeps its status: only what was missing is made up for.
    const decided = event && next(change.status, event);
    const now = new Date().toISOString();
    // Its hour was chosen with care; one that has passed is not made up for at any other.
    const missed = decided === 'approved' && row.scheduledAt !== null && Date.parse(row.scheduledAt) <= Date.parse(now);
    const status = decided && row.scheduledAt && !missed ? (next(decided, 'schedule') ?? decided) : decided;
    if (status) {
      const ended = status === 'rejected' ? { finishedAt: now } : {};
      await tx
        .update(changes)
        .set({ status, updatedAt: now, ...ended, ...(missed && { suspended: tooLate }) })
        .where(eq(changes.id, id));
      if (status === 'scheduled') await enqueue(tx, 'start-change', { change: id }, row.scheduledAt ?? now);
    }
    const told = event === 'reject' ? 'change.rejected' : 'change.approved';
    await appendAudit(tx, { ...entryOf(ctx, change), event: told, data: { digest, ...data } });
  });
  return govern(ctx.db, await loadChange(ctx.db, id), ctx.actor.id);
}

const tooLate = 'It was approved only after the time at which it was to start.';

async function say(
  tx: Transaction,
  { actor }: Context,
  change: Change,
  decision: 'approve' | 'reject',
  comment: string | null,
): Promise<void> {
  const [user] = await tx.select({ groups: users.groups }).from(users).where(eq(users.id, actor.id));
  const said = {
    decision,
    comment,
    digest: change.plan.digest,
    groups: user?.groups ?? [],
    at: new Date().toISOString(),
  };
  await tx
    .insert(decisions)
    .values({ changeId: change.id, userId: actor.id, userName: actor.name, ...said })
    .onConflictDoUpdate({ target: [decisions.changeId, decisions.userId], set: said });
}

export async function comment(
  ctx: Context,
  { change: id, text, step }: InputOf<typeof commentOnChange>,
): Promise<GovernedChange> {
  const change = await findChange(ctx, id, 'change:comment');
  if (step !== undefined) refuseUnknownStep(change, step);
  const { id: userId, name: userName } = ctx.actor;
  await ctx.db.transaction(async (tx) => {
    await tx.insert(comments).values({
      id: randomUUID(),
      changeId: id,
      stepId: step ?? null,
      userId,
      userName,
      text,
      at: new Date().toISOString(),
    });
    await appendAudit(tx, { ...entryOf(ctx, change), event: 'change.commented', data: { step: step ?? null, text } });
  });
  return govern(ctx.db, change, ctx.actor.id);
}

/** A mark is for oneself and for the plan as it is; it needs no record of its own, the approval that follows has one. */
export async function review(
  ctx: Context,
  { change: id, step, reviewed }: InputOf<typeof reviewStep>,
): Promise<GovernedChange> {
  const change = await findChange(ctx, id, 'change:comment');
  refuseUnknownStep(change, step);
  const mark = { changeId: id, stepId: step, userId: ctx.actor.id };
  if (reviewed)
    await ctx.db
      .insert(reviews)
      .values({ ...mark, at: new Date().toISOString() })
      .onConflictDoNothing();
  else {
    const mine = and(eq(reviews.changeId, id), eq(reviews.stepId, step), eq(reviews.userId, ctx.actor.id));
    await ctx.db.delete(reviews).where(mine);
  }
  return govern(ctx.db, change, ctx.actor.id);
}

function refuseUnknownStep(change: Change, step: string): void {
  if (change.plan.steps.some(({ id }) => id === step)) return;
  throw new AppError('invalid_input', 'This change has no such step.', {
    errors: [{ path: 'step', message: 'Not a step of this change' }],
  });
}
