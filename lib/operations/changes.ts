import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { changeSteps, changes } from '@/lib/db/schema';
import { type Change, next } from '@/lib/domain/change';
import { digest } from '@/lib/domain/digest';
import { AppError } from '@/lib/domain/error';
import { allNotices, isSubmittable, type Plan, sealPlan, toJson } from '@/lib/domain/plan';
import type { Submitted, submitChange } from '@/lib/endpoints/changes';
import type { InputOf } from '@/lib/endpoints/endpoint';
import { loadChange } from '@/lib/engine/store';
import type { Action } from '@/lib/vendors/port';
import { authorise, authoriseSomewhere, type Context } from './context';

type Input = InputOf<typeof submitChange>;

/** The one door: makes the plan from what the vendor holds now and, unless it is a dry run, stores it as a change. */
export async function submit(ctx: Context, input: Input & { idempotencyKey: string | null }): Promise<Submitted> {
  authoriseSomewhere(ctx, 'change:plan', input.connection);
  const session = await ctx.open(input.connection);
  const action = session.actions[input.action];
  if (!action) throw invalid('action', `This connection has no action “${input.action}”`);
  authoriseScope(ctx, input, action);
  if (input.dryRun) {
    const { connection, action: name } = input;
    return { dryRun: true, connection, action: name, plan: sealPlan(await action.plan(input.input), { ...input }) };
  }
  const key = input.idempotencyKey;
  if (!key)
    throw invalid('Idempotency-Key', 'Send an Idempotency-Key header, so that a repeated request cannot act twice');
  const request = { key, digest: digest(toJson({ ...input, idempotencyKey: null })) };
  const earlier = await replay(ctx, request);
  if (earlier) return { ...earlier, dryRun: false };
  const plan = sealPlan(await action.plan(input.input), { ...input });
  check(plan, input);
  return { ...(await store(ctx, input, plan, request)), dryRun: false };
}

/** Every environment that the input names, before the first call to the vendor. */
function authoriseScope(ctx: Context, { connection, input }: Input, action: Action): void {
  const { target, reads } = action.scope(input);
  authorise(ctx, 'change:plan', { connection, environment: target });
  for (const environment of reads) authorise(ctx, 'compare:read', { connection, environment });
}

function check(plan: Plan, input: Input): void {
  if (input.digest !== undefined && input.digest !== plan.digest) {
    throw new AppError(
      'plan_stale',
      'The environments moved since you reviewed this plan. Nothing was written; look at the new plan.',
    );
  }
  if (plan.steps.length === 0)
    throw new AppError('plan_blocked', 'There is nothing to write: both sides are equal already.');
  if (!isSubmittable(plan)) {
    const blockers = allNotices(plan).filter(({ severity }) => severity === 'blocker');
    throw new AppError('plan_blocked', blockers.map(({ message }) => message).join(' '));
  }
  if (plan.confirmation && input.confirmation !== plan.confirmation.expected) {
    throw invalid(
      'confirmation',
      `Type “${plan.confirmation.expected}” to confirm, because ${plan.confirmation.because}`,
    );
  }
}

interface Request {
  key: string;
  digest: string;
}

async function replay(ctx: Context, request: Request): Promise<Change | null> {
  const [row] = await ctx.db
    .select({ id: changes.id, digest: changes.requestDigest })
    .from(changes)
    .where(and(eq(changes.requestedBy, ctx.actor.id), eq(changes.idempotencyKey, request.key)));
  if (!row) return null;
  if (row.digest === request.digest) return loadChange(ctx.db, row.id);
  throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used for another request. Take a new one.');
}

async function store(ctx: Context, input: Input, plan: Plan, request: Request): Promise<Change> {
  const id = randomUUID();
  const now = new Date().toISOString();
  const status = next('draft', 'submit');
  if (!status) throw new Error('A draft can always be submitted');
  return ctx.db.transaction(async (tx) => {
    const [stored] = await tx
      .insert(changes)
      .values({
        id,
        connectionId: input.connection,
        action: input.action,
        input: input.input,
        targetEnvironment: plan.target.id,
        status,
        plan: toJson(plan),
        planDigest: plan.digest,
        reason: input.reason || null,
        requestedBy: ctx.actor.id,
        idempotencyKey: request.key,
        requestDigest: request.digest,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [changes.requestedBy, changes.idempotencyKey] })
      .returning({ id: changes.id });
    if (!stored) throw new AppError('conflict', 'The same request is being handled already; ask again in a moment.');
    const steps = plan.steps.map((step, position) => ({ changeId: id, position, stepId: step.id, status: 'pending' }));
    await tx.insert(changeSteps).values(steps);
    await appendAudit(tx, {
      actor: { id: ctx.actor.id, name: ctx.actor.name },
      event: 'change.submitted',
      connection: input.connection,
      environment: plan.target.id,
      subject: `change/${id}`,
      requestId: ctx.requestId,
      data: {
        action: input.action,
        digest: plan.digest,
        title: plan.title,
        reason: input.reason || null,
        confirmed: plan.confirmation !== null,
      },
    });
    return loadChange(tx, id);
  });
}

function invalid(path: string, message: string): AppError {
  return new AppError('invalid_input', `${message}.`, { errors: [{ path, message }] });
}
