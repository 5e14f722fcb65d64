import { and, desc, eq, lt, ne, or, sql } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Transaction } from '@/lib/db/database';
import { changes, users } from '@/lib/db/schema';
import { type Change, ChangeStatus, next, type StepState } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import type { GovernedChange } from '@/lib/domain/governance';
import { can } from '@/lib/domain/permission';
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
        input.waitingForMe
          ? and(eq(changes.status, 'awaiting_approval'), ne(changes.requestedBy, ctx.actor.id))
          : undefined,
        after(input.cursor),
      ),
    )
    .orderBy(desc(changes.createdAt), desc(changes.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const permission = input.waitingForMe ? 'change:decide' : 'change:read';
  const visible = page.filter(({ row }) =>
    can(ctx.actor.grants, permission, { connection: row.connectionId, environment: row.targetEnvironment }),
  );
  const steps = await stepsOf(
    ctx.db,
    visible.map(({ row }) => row.id),
  );
  const last = page.at(-1)?.row;
  return {
    items: visible.map(({ row, requester }) => summary(row, requester, steps.get(row.id) ?? [])),
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
  const { actor, db, open, pace, requestId } = ctx;
  const guard: Guard = async (tx, change) => {
    await refuseObstacles(tx, actor, change, override);
    await leaveOut(tx, change, skip);
    return { ...(override ? { override } : {}), ...(skip.length > 0 ? { skip } : {}) };
  };
  const claimed = await claim(db, id, event, { id: actor.id, name: actor.name }, guard, requestId);
  await takeUpJobs({ db, open, ...(pace ? { pace } : {}) });
  return govern(db, claimed, actor.id);
}

async function leaveOut(tx: Transaction, change: Change, skip: string[]): Promise<void> {
  for (const step of change.steps) {
    if (!skip.includes(step.id) || step.status === 'succeeded') continue;
    await saveStep(tx, change.id, { ...step, status: 'left_out', message: 'Left out by decision.' });
  }
}
