import { and, eq } from 'drizzle-orm';
import { snapshots } from '@/lib/db/schema';
import { type Change, mayHaveWritten } from '@/lib/domain/change';
import { digest } from '@/lib/domain/digest';
import { AppError } from '@/lib/domain/error';
import type { JsonObject } from '@/lib/domain/json';
import { toJson } from '@/lib/domain/plan';
import { confirmationFor } from '@/lib/domain/policy';
import { keyText } from '@/lib/domain/resource';
import { sealPlan } from '@/lib/domain/seal-plan';
import type { Submitted } from '@/lib/endpoints/changes';
import type { InputOf } from '@/lib/endpoints/endpoint';
import type { rollBackChange } from '@/lib/endpoints/governance';
import { checkPlan, replay, storeChange } from './changes';
import { govern, policyAt } from './circumstances';
import { authorise, type Context } from './context';
import { findChange } from './find-change';
import { documentsIn } from './planned-documents';

type Input = InputOf<typeof rollBackChange> & { idempotencyKey: string | null };

/** Plans to put back what a change overwrote. The content comes from the snapshot, never from whoever asks. */
export async function rollBack(ctx: Context, input: Input): Promise<Submitted> {
  const change = await findChange(ctx, input.change, 'change:plan');
  const { connection, plan: done } = change;
  authorise(ctx, 'compare:read', { connection, environment: done.target.id });
  const session = await ctx.open(connection);
  const action = session.actions.restore;
  if (!action) throw new AppError('conflict', 'What this change did cannot be taken back through Promenade.');
  const request = input.dryRun
    ? null
    : { key: keyOf(input), digest: digest(toJson({ ...input, idempotencyKey: null })) };
  const earlier = request && (await replay(ctx, request));
  if (earlier) return { ...(await govern(ctx.db, earlier, ctx.actor.id)), dryRun: false };
  const restore: JsonObject = {
    target: done.target.id,
    title: `Take back: ${done.title}`,
    resources: await kept(ctx, change, input.steps),
  };
  const draft = await action.plan(restore);
  const policy = await policyAt(ctx.db, connection, done.target.id);
  const plan = sealPlan(draft, { connection, action: 'restore', input: restore }, confirmationFor(policy, draft));
  if (!request) return { dryRun: true, connection, action: 'restore', plan };
  checkPlan(plan, policy, input);
  const stored = {
    connection,
    action: 'restore',
    input: restore,
    reason: input.reason,
    plan,
    documents: documentsIn(draft),
    policy,
    request,
    beside: false,
    rollbackOf: change.id,
  };
  return { ...(await storeChange(ctx, stored)), dryRun: false };
}

function keyOf({ idempotencyKey }: Input): string {
  if (idempotencyKey) return idempotencyKey;
  const message = 'Send an Idempotency-Key header, so that a repeated request cannot act twice';
  throw new AppError('invalid_input', `${message}.`, { errors: [{ path: 'Idempotency-Key', message }] });
}

/** What the target held before the chosen steps were carried out, with what they dragged along. */
async function kept(ctx: Context, change: Change, chosen: string[] | undefined): Promise<JsonObject[]> {
  const unknown = chosen?.find((id) => !change.plan.steps.some((step) => step.id === id));
  if (unknown !== undefined)
    throw new AppError('invalid_input', 'This change has no such step.', {
      errors: [{ path: 'steps', message: `Not a step: ${unknown}` }],
    });
  const written = change.plan.steps.filter((step, position) => {
    const state = change.steps[position];
    const touched = state !== undefined && mayHaveWritten(state);
    return touched && step.undo !== 'none' && (chosen === undefined || chosen.includes(step.id));
  });
  const final = change.plan.steps.find((step) => step.undo === 'none' && chosen?.includes(step.id));
  if (final) throw new AppError('conflict', `“${final.name}” cannot be taken back: ${final.sentence}`);
  if (written.length === 0) throw new AppError('conflict', 'Nothing that was written can be taken back.');
  const wanted = new Set(
    written.flatMap((step) => [keyText({ type: step.type, id: step.resourceId }), ...step.affects.map(keyText)]),
  );
  const rows = await ctx.db
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.changeId, change.id)));
  return rows
    .filter(({ type, resourceId }) => wanted.has(keyText({ type, id: resourceId })))
    .map(({ type, resourceId, resource }) => ({ type, id: resourceId, resource }));
}
