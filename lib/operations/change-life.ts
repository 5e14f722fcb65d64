import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Transaction } from '@/lib/db/database';
import { changes, users } from '@/lib/db/schema';
import { type Change, ChangeStatus, canBeLeftOut, next, type StepState } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import type { GovernedChange } from '@/lib/domain/governance';
import { Plan } from '@/lib/domain/plan';
import type {
  ChangeSummary,
  cancelChange,
  listChanges,
  readChange,
  retryChange,
  runChange,
} from '@/lib/endpoints/changes';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import { claim, type Guard } from '@/lib/engine/claim';
import { takeUpJobs } from '@/lib/engine/engine';
import { type ChangeRow, iso, loadChange, saveStep, stepsOf } from '@/lib/engine/store';
import { govern } from './circumstances';
import { authoriseSomewhere, type Context } from './context';
import { entryOf, findChange } from './find-change';
import { refuseObstacles } from './obstacles';
import { waitsFor, within } from './waiting';

export async function list(ctx: Context, input: InputOf<typeof listChanges>): Promise<OutputOf<typeof listChanges>> {
  authoriseSomewhere(ctx, 'change:read', input.connection);
  const { limit } = input;
  const found = await ctx.db
    .select({ row: changes, requester: users.name })
    .from(changes)
    .leftJoin(users, eq(users.id, changes.requestedBy))
    .where(
      and(
        input.connection ? eq(changes.connectionId, input.connection) : undefined,
        input.status ? eq(changes.status, input.status) : undefined,
        // Asked of the database, so that a page is full of what this person may see, and its end is the end.
        input.waitingForMe ? waitsFor(ctx.actor, new Date()) : within(ctx.actor.grants, 'change:read'),
        after(input.cursor),
      ),
    )
    .orderBy(desc(changes.createdAt), desc(changes.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const steps = await stepsOf(
    ctx.db,
    page.map(({ row }) => row.id),
  );
  const last = page.at(-1)?.row;
  return {
    items: page.map(({ row, requester }) => summary(row, requester, steps.get(row.id) ?? [])),
    nextCursor: found.length > limit && last ? `${iso(last.createdAt)}|${last.id}` : null,
  };
}

/** The place after a cursor, newest first; the id breaks ties. */
function after(cursor: string | undefined) {
  if (!cursor) return undefined;
  const [createdAt, id] = cursor.split('|');
  if (!createdAt || !id || Number.isNaN(Date.parse(createdAt))) {
    throw new AppError('invalid_input', 'This cursor is not one of ours.', {
      errors: [{ path: 'cursor', message: 'Not a cursor' }],
    });
  }
  const moment = sql`date_trunc('milliseconds', ${changes.createdAt})`;
  return or(sql`${moment} < ${createdAt}`, and(sql`${moment} = ${createdAt}`, lt(changes.id, id)));
}

function summary(row: ChangeRow, requester: string | null, steps: StepState[]): ChangeSummary {
  const { title, target } = Plan.pick({ title: true, target: true }).parse(row.plan);
  const count = (...statuses: string[]) => steps.filter(({ status }) => statuses.includes(status)).length;
  return {
    id: row.id,
    connection: row.connectionId,
    action: row.action,
    status: ChangeStatus.parse(row.status),
    reason: row.reason,
    requestedBy: { id: row.requestedBy, name: requester ?? 'a removed account' },
    digest: row.planDigest,
    createdAt: iso(row.createdAt),
    startedBy: row.startedBy,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    failure: typeof row.failure?.message === 'string' ? row.failure.message : null,
    title,
    target,
    counts: { total: steps.length, succeeded: count('succeeded'), failed: count('failed', 'unknown') },
  };
}

export async function read(ctx: Context, { change: id }: InputOf<typeof readChange>): Promise<GovernedChange> {
  return govern(ctx.db, await findChange(ctx, id, 'change:read'), ctx.actor.id);
}

export async function run(ctx: Context, { change: id, override }: InputOf<typeof runChange>): Promise<GovernedChange> {
  return start(ctx, id, 'claim', override);
}

/** Runs again what did not succeed. What a person decides to leave out is marked as left out for good, first. */
export async function retry(
  ctx: Context,
  { change: id, override, skip }: InputOf<typeof retryChange>,
): Promise<GovernedChange> {
  return start(ctx, id, 'retry', override, skip);
}

/** Before it runs a change is simply called off; while it runs it is asked to stop after the step in flight. */
export async function cancel(ctx: Context, { change: id }: InputOf<typeof cancelChange>): Promise<GovernedChange> {
  const change = await findChange(ctx, id, 'change:plan');
  const status = next(change.status, 'cancel');
  if (!status) throw new AppError('conflict', `A change that is “${change.status}” cannot be cancelled any more.`);
  const now = new Date().toISOString();
  const running = change.status === 'running';
  await ctx.db.transaction(async (tx) => {
    const changed = await tx
      .update(changes)
      .set(running ? { stopRequestedAt: now } : { status, updatedAt: now, finishedAt: now })
      .where(and(eq(changes.id, id), eq(changes.status, change.status)))
      .returning({ id: changes.id });
    if (changed.length === 0) throw new AppError('conflict', 'The change moved on meanwhile; look at it again.');
    await appendAudit(tx, { ...entryOf(ctx, change), event: running ? 'change.stop_requested' : 'change.cancelled' });
  });
  return govern(ctx.db, await loadChange(ctx.db, id), ctx.actor.id);
}

async function start(
  ctx: Context,
  id: string,
  event: 'claim' | 'retry',
  override?: string,
  skip: string[] = [],
): Promise<GovernedChange> {
  await findChange(ctx, id, 'change:run');
  const { actor, db, requestId } = ctx;
  const guard: Guard = async (tx, change) => {
    await refuseObstacles(tx, actor, change, override);
    await leaveOut(tx, change, skip);
    return { ...(override ? { override } : {}), ...(skip.length > 0 ? { skip } : {}) };
  };
  const claimed = await claim(db, id, event, { id: actor.id, name: actor.name }, guard, requestId);
  await takeUpJobs(ctx);
  return govern(db, claimed, actor.id);
}

async function leaveOut(tx: Transaction, change: Change, skip: string[]): Promise<void> {
  for (const step of refuseBadSkip(change, skip)) {
    const message = [step.message, 'Left out by decision.'].filter(Boolean).join(' ');
    await saveStep(tx, change.id, { ...step, status: 'left_out', message });
  }
}

/** The steps to be left out. What may have been written is not to be forgotten unseen, and what is done cannot be left out. */
function refuseBadSkip({ plan, steps }: Change, skip: string[]): Change['steps'] {
  const foreign = skip.filter((id) => !steps.some((step) => step.id === id));
  if (foreign.length > 0) {
    throw new AppError('invalid_input', 'This change has no such step.', {
      errors: foreign.map((id) => ({ path: 'skip', message: `Not a step: ${id}` })),
    });
  }
  const chosen = steps.filter(({ id, status }) => skip.includes(id) && status !== 'left_out');
  const name = ({ id }: { id: string }) => plan.steps.find((step) => step.id === id)?.name ?? id;
  const wrong = chosen.find(({ status }) => !canBeLeftOut(status));
  if (wrong?.status === 'succeeded')
    throw new AppError('conflict', `“${name(wrong)}” was carried out, so that it cannot be left out any more.`);
  if (wrong)
    throw new AppError(
      'conflict',
      `Nobody knows yet whether “${name(wrong)}” was written, so that it cannot be left out. Retry without leaving it out first: then it is looked up.`,
    );
  return chosen;
}
