import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '@/lib/db/database';
import { changeSteps, changes, users } from '@/lib/db/schema';
import { type Change, ChangeStatus, Proof, type StepState, StepStatus } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import { Moved, Plan } from '@/lib/domain/plan';

export type ChangeRow = typeof changes.$inferSelect;
type StepRow = typeof changeSteps.$inferSelect;

/** A stored change with its steps; throws `not_found`. */
export async function loadChange(db: Database | Transaction, id: string): Promise<Change> {
  const [found] = await db
    .select({ row: changes, requester: users.name })
    .from(changes)
    .leftJoin(users, eq(users.id, changes.requestedBy))
    .where(eq(changes.id, id));
  if (!found) throw new AppError('not_found', 'There is no such change.');
  const steps = await db
    .select()
    .from(changeSteps)
    .where(eq(changeSteps.changeId, id))
    .orderBy(asc(changeSteps.position));
  return changeOf(found.row, found.requester, steps);
}

/** The steps of several changes in one query, by change. */
export async function stepsOf(db: Database, ids: string[]): Promise<Map<string, StepState[]>> {
  const rows = ids.length === 0 ? [] : await db.select().from(changeSteps).where(inArray(changeSteps.changeId, ids));
  const byChange = new Map<string, StepState[]>();
  for (const row of rows) byChange.set(row.changeId, [...(byChange.get(row.changeId) ?? []), stepOf(row)]);
  return byChange;
}

/** Writes what is known of one step. */
export async function saveStep(
  db: Database | Transaction,
  change: string,
  step: StepState,
  idempotencyKey?: string,
): Promise<void> {
  const { status, attempt, partial, message, reference, startedAt, finishedAt } = step;
  await db
    .update(changeSteps)
    .set({
      status,
      attempt,
      partial,
      message,
      reference,
      startedAt,
      finishedAt,
      ...(idempotencyKey && { idempotencyKey }),
    })
    .where(and(eq(changeSteps.changeId, change), eq(changeSteps.stepId, step.id)));
}

/** The key under which the last attempt at a step was made, if there was one. */
export async function keyOfLastAttempt(tx: Transaction, change: string, step: string): Promise<string | null> {
  const [row] = await tx
    .select({ key: changeSteps.idempotencyKey })
    .from(changeSteps)
    .where(and(eq(changeSteps.changeId, change), eq(changeSteps.stepId, step)));
  return row?.key ?? null;
}

/** A moment as the database gives it, in ISO 8601. */
export function iso(moment: string): string;
export function iso(moment: string | null): string | null;
export function iso(moment: string | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}

function changeOf(row: ChangeRow, requester: string | null, steps: StepRow[]): Change {
  return {
    id: row.id,
    connection: row.connectionId,
    action: row.action,
    input: row.input,
    status: ChangeStatus.parse(row.status),
    reason: row.reason,
    requestedBy: { id: row.requestedBy, name: requester ?? 'a removed account' },
    createdAt: iso(row.createdAt),
    startedBy: row.startedBy,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    plan: Plan.parse(row.plan),
    steps: steps.map(stepOf),
    moved: Moved.array().parse(row.moved ?? []),
    failure: typeof row.failure?.message === 'string' ? row.failure.message : null,
    proof: row.proof === null ? null : Proof.parse(row.proof),
  };
}

function stepOf(row: StepRow): StepState {
  return {
    id: row.stepId,
    status: StepStatus.parse(row.status),
    attempt: row.attempt,
    partial: row.partial,
    message: row.message,
    reference: row.reference,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
  };
}
