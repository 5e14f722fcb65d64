import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { changes, users } from '@/lib/db/schema';
import { type Change, ChangeStatus, next, type StepState } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import { canSomewhere } from '@/lib/domain/permission';
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
import { claim } from '@/lib/engine/claim';
import { startRun } from '@/lib/engine/engine';
import { type ChangeRow, iso, loadChange, stepsOf } from '@/lib/engine/store';
import { authorise, authoriseSomewhere, type Context } from './context';

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
        after(input.cursor),
      ),
    )
    .orderBy(desc(changes.createdAt), desc(changes.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const visible = page.filter(({ row }) => canSomewhere(ctx.actor.grants, 'change:read', row.connectionId));
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
    createdAt: iso(row.createdAt),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    failure: typeof row.failure?.message === 'string' ? row.failure.message : null,
    title,
    target,
    counts: { total: steps.length, succeeded: count('succeeded'), failed: count('failed', 'unknown') },
  };
}

export async function read(ctx: Context, { change: id }: InputOf<typeof readChange>): Promise<Change> {
  return find(ctx, id, 'change:read');
}

export async function run(ctx: Context, { change: id }: InputOf<typeof runChange>): Promise<Change> {
  return start(ctx, id, 'claim');
}

export async function retry(ctx: Context, { change: id }: InputOf<typeof retryChange>): Promise<Change> {
  return start(ctx, id, 'retry');
}

/** Before it runs a change is simply called off; while it runs it is asked to stop after the step in flight. */
export async function cancel(ctx: Context, { change: id }: InputOf<typeof cancelChange>): Promise<Change> {
  const change = await find(ctx, id, 'change:plan');
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
    await appendAudit(tx, { ...entry(ctx, change), event: running ? 'change.stop_requested' : 'change.cancelled' });
  });
  return loadChange(ctx.db, id);
}

async function start(ctx: Context, id: string, event: 'claim' | 'retry'): Promise<Change> {
  await find(ctx, id, 'change:run');
  const { actor, db, open, requestId } = ctx;
  const claimed = await claim(db, id, event, { id: actor.id, name: actor.name }, requestId);
  startRun({ db, open }, id);
  return claimed;
}

/** A change that the actor may handle; without the right to read it, it is as if it were not there. */
async function find(
  ctx: Context,
  id: string,
  permission: 'change:read' | 'change:plan' | 'change:run',
): Promise<Change> {
  const change = await loadChange(ctx.db, id);
  const scope = { connection: change.connection, environment: change.plan.target.id };
  if (!canSomewhere(ctx.actor.grants, 'change:read', change.connection))
    throw new AppError('not_found', 'There is no such change.');
  if (permission !== 'change:read') authorise(ctx, permission, scope);
  return change;
}

function entry({ actor, requestId }: Context, change: Change) {
  return {
    actor: { id: actor.id, name: actor.name },
    connection: change.connection,
    environment: change.plan.target.id,
    subject: `change/${change.id}`,
    requestId,
  };
}
