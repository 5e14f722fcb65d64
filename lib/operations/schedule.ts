import { and, eq, lte } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Database } from '@/lib/db/database';
import { takeJobs } from '@/lib/db/jobs';
import { changes } from '@/lib/db/schema';
import { next } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import type { Actor } from '@/lib/domain/permission';
import { claim } from '@/lib/engine/claim';
import { begin, takeUpJobs, workOff } from '@/lib/engine/engine';
import type { Engine } from '@/lib/engine/run';
import { loadChange } from '@/lib/engine/store';
import { refuseObstacles } from './obstacles';

export interface Scheduler extends Engine {
  /** Somebody's rights as they are now; null for an account that is gone. */
  actorById(id: string): Promise<Actor | null>;
}

/** Begins the changes whose time has come, each by its own job; one whose environment is taken comes again. */
export async function takeUpStarts(scheduler: Scheduler): Promise<void> {
  for (const job of await takeJobs(scheduler.db, 'start-change', 20)) {
    begin(
      workOff(scheduler, 'start-change', job, ({ change }) => startScheduled(scheduler, String(change), new Date())),
    );
  }
}

/** Starts everything that is due, also what has no job any more. Any number of processes may do this at once. */
export async function startDue(scheduler: Scheduler, now = new Date()): Promise<void> {
  const due = await scheduler.db
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.status, 'scheduled'), lte(changes.scheduledAt, now.toISOString())));
  for (const { id } of due) {
    await startScheduled(scheduler, id, now).catch((error: unknown) => {
      // Another change has the environment, or another process was faster: the next look will tell.
      if (!(error instanceof AppError)) throw error;
    });
  }
}

/**
 * Starts one scheduled change. Everything is asked again at this moment, in the name of whoever asked for the change;
 * what no longer holds is suspended with the reason and waits for a person. Throws `conflict` when it has to wait.
 */
async function startScheduled(scheduler: Scheduler, id: string, now: Date): Promise<void> {
  const [due] = await scheduler.db
    .select({ until: changes.scheduleUntil, requestedBy: changes.requestedBy })
    .from(changes)
    .where(and(eq(changes.id, id), eq(changes.status, 'scheduled'), lte(changes.scheduledAt, now.toISOString())));
  if (!due) return;
  const late = due.until !== null && Date.parse(due.until) < now.getTime();
  const reason = late
    ? 'The latest start had passed when it could have begun.'
    : await tryStart(scheduler, id, due.requestedBy);
  if (reason !== null) await suspend(scheduler.db, id, reason);
}

/** Why it must not be started, or null when it was. */
async function tryStart(scheduler: Scheduler, id: string, requestedBy: string): Promise<string | null> {
  const actor = await scheduler.actorById(requestedBy);
  if (!actor) return 'The account that asked for it is gone.';
  try {
    const by = { id: actor.id, name: `${actor.name}, as scheduled` };
    await claim(scheduler.db, id, 'claim', by, async (tx, change) => {
      await refuseObstacles(tx, actor, change, undefined);
      return { scheduled: true };
    });
  } catch (error) {
    if (error instanceof AppError && error.code !== 'conflict') return error.message;
    throw error;
  }
  await takeUpJobs(scheduler);
  return null;
}

async function suspend(db: Database, id: string, reason: string): Promise<void> {
  const status = next('scheduled', 'suspend');
  if (!status) throw new Error('A scheduled change can always be suspended');
  const change = await loadChange(db, id);
  await db.transaction(async (tx) => {
    const suspended = await tx
      .update(changes)
      .set({ status, suspended: reason, updatedAt: new Date().toISOString() })
      .where(and(eq(changes.id, id), eq(changes.status, 'scheduled')))
      .returning({ id: changes.id });
    if (suspended.length === 0) return;
    await appendAudit(tx, {
      actor: { id: null, name: 'Promenade' },
      event: 'change.suspended',
      connection: change.connection,
      environment: change.plan.target.id,
      subject: `change/${id}`,
      data: { reason, digest: change.plan.digest },
    });
  });
}
