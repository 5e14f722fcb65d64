import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Database, Transaction } from '@/lib/db/database';
import { enqueue } from '@/lib/db/jobs';
import { changeSteps, changes } from '@/lib/db/schema';
import { type Change, type ChangeEvent, next } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import type { JsonObject } from '@/lib/domain/json';
import { LeaseLost } from './lease';
import { loadChange } from './store';

/** This process, in the eyes of others that share the database. */
export const owner = randomUUID();

const leaseSeconds = 60;
const now = () => new Date().toISOString();
const leaseEnd = () => new Date(Date.now() + leaseSeconds * 1000).toISOString();

/** Asked in the same transaction that starts the run; throws when it must not, and may answer what the record shall say. */
export type Guard = (tx: Transaction, change: Change) => Promise<JsonObject>;

export interface Starter {
  id: string | null;
  name: string;
}

/**
 * Takes a change into its run, together with the audit record that says so and the job that carries it out: when one
 * of them cannot be written, the change does not start. The database refuses a second running change on one target.
 */
export async function claim(
  db: Database,
  id: string,
  event: Extract<ChangeEvent, 'claim' | 'retry'>,
  by: Starter,
  guard: Guard,
  requestId?: string,
): Promise<Change> {
  try {
    return await db.transaction((tx) => take(tx, id, event, by, guard, requestId));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'Another change is running on this environment. Wait until it has ended.');
  }
}

async function take(
  tx: Transaction,
  id: string,
  event: 'claim' | 'retry',
  by: Starter,
  guard: Guard,
  requestId?: string,
): Promise<Change> {
  const before = await loadChange(tx, id);
  // Whether one that waits for approval still has to is for the guard to say: the policy may ask for nobody any more.
  const waits = event === 'claim' && before.status === 'awaiting_approval';
  const ready = waits ? next(before.status, 'approve') : before.status;
  const after = ready && next(ready, event);
  const refusal = new AppError(
    'conflict',
    `A change that is “${before.status}” cannot be ${event === 'claim' ? 'run' : 'retried'}.`,
  );
  if (!after) throw refusal;
  const said = await guard(tx, before);
  if (event === 'retry') await putBack(tx, id);
  const startedAt = now();
  const startedBy = before.startedBy ?? { id: by.id, name: by.name };
  const taken = await tx
    .update(changes)
    .set({
      status: after,
      leaseOwner: null,
      leaseUntil: leaseEnd(),
      startedBy,
      startedAt: before.startedAt ?? startedAt,
      finishedAt: null,
      stopRequestedAt: null,
      failure: null,
      updatedAt: startedAt,
    })
    .where(and(eq(changes.id, id), eq(changes.status, before.status)))
    .returning({ id: changes.id });
  if (taken.length === 0) throw new AppError('conflict', 'Somebody else was faster; look at the change again.');
  const about = {
    connection: before.connection,
    environment: before.plan.target.id,
    subject: `change/${id}`,
    requestId,
  };
  if (waits) {
    const because = 'The policy asks for no further approval.';
    const data = { digest: before.plan.digest, missing: 0, because };
    await appendAudit(tx, { ...about, actor: { id: null, name: 'Promenade' }, event: 'change.approved', data });
  }
  await appendAudit(tx, {
    ...about,
    actor: by,
    event: event === 'claim' ? 'change.started' : 'change.retried',
    data: {
      digest: before.plan.digest,
      steps: before.steps.filter(({ status }) => status !== 'succeeded').length,
      ...said,
    },
  });
  await enqueue(tx, 'run-change', { change: id });
  return loadChange(tx, id);
}

/** What failed or was not attempted is to be done in the new run; what is in doubt is looked at first. */
async function putBack(tx: Transaction, id: string): Promise<void> {
  await tx
    .update(changeSteps)
    .set({ status: 'pending' })
    .where(and(eq(changeSteps.changeId, id), inArray(changeSteps.status, ['failed', 'skipped'])));
}

/**
 * The right to run a change, or null when somebody else has it, or when the change does not run any more. It names this one
 * run: a process that was suspended may find that it has itself begun another.
 */
export async function takeLease(db: Database, id: string): Promise<string | null> {
  const lease = `${owner}.${randomUUID()}`;
  const free = or(isNull(changes.leaseOwner), isNull(changes.leaseUntil), lt(changes.leaseUntil, now()));
  const taken = await db
    .update(changes)
    .set({ leaseOwner: lease, leaseUntil: leaseEnd() })
    .where(and(eq(changes.id, id), eq(changes.status, 'running'), free))
    .returning({ id: changes.id });
  return taken.length > 0 ? lease : null;
}

/** Makes new jobs for running changes whose process is gone; they go on at the step where they stopped. */
export async function takeOver(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    const orphaned = await tx
      .update(changes)
      .set({ leaseOwner: null, leaseUntil: leaseEnd() })
      .where(and(eq(changes.status, 'running'), or(isNull(changes.leaseUntil), lt(changes.leaseUntil, now()))))
      .returning({ id: changes.id });
    for (const { id } of orphaned) await enqueue(tx, 'run-change', { change: id });
  });
}

/** Ends the leases of processes that cannot be alive: the embedded database is only ever open in one. */
export async function expireForeignLeases(db: Database): Promise<void> {
  await db
    .update(changes)
    .set({ leaseUntil: null })
    .where(inArray(changes.status, ['running']));
}

/** Says that this run is still at it; throws `LeaseLost` when the change has been taken over. */
export async function renew(db: Database | Transaction, { change, lease }: Leased): Promise<void> {
  const kept = await db
    .update(changes)
    .set({ leaseUntil: leaseEnd() })
    .where(isHeld({ change, lease }))
    .returning({ id: changes.id });
  if (kept.length === 0) throw new LeaseLost('The change was taken over by another run');
}

interface Leased {
  change: { id: string };
  lease: string;
}

/** True for the row of a change as long as this run may touch it. */
export function isHeld({ change, lease }: Leased) {
  return and(eq(changes.id, change.id), eq(changes.leaseOwner, lease), eq(changes.status, 'running'));
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '23505') || isUniqueViolation(error.cause);
}
