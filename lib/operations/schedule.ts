import { and, eq, lte } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Database } from '@/lib/db/database';
import { changes } from '@/lib/db/schema';
import { next } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import type { Actor } from '@/lib/domain/permission';
import { claim } from '@/lib/engine/claim';
import { startRun } from '@/lib/engine/engine';
import type { Engine } from '@/lib/engine/run';
import { loadChange } from '@/lib/engine/store';
import { refuseObstacles } from './obstacles';

export interface Scheduler extends Engine {
  /** Somebody's rights as they are now; null for an account that is gone. */
  actorById(id: string): Promise<Actor | null>;
}

/**
 * Starts what is due. Everything is asked again at this moment, in the name of whoever asked for the change; what no
 * longer holds is suspended with the reason and waits for a person. Any number of processes may do this at once.
 */
export async function startDue(scheduler: Scheduler, now = new Date()): Promise<void> {
  const due = await scheduler.db
    .select({ id: changes.id, until: changes.scheduleUntil, requestedBy: changes.requestedBy })
    .from(changes)
    .where(and(eq(changes.status, 'scheduled'), lte(changes.scheduledAt, now.toISOString())));
  for (const { id, until, requestedBy } of due) {
    const late = until !== null && Date.parse(until) < now.getTime();
    const reason = late
      ? 'The latest start had passed when it could have begun.'
      : await tryStart(scheduler, id, requestedBy);
    if (reason !== null) await suspend(scheduler.db, id, reason);
  }
}

/** Why it must not be started, or null when it was, or may be at the next look. */
async function tryStart(scheduler: Scheduler, id: string, requestedBy: string): Promise<string | null> {
  const actor = await scheduler.actorById(requestedBy);
  if (!actor) return 'The account that asked for it is gone.';
  try {
    const by = { id: actor.id, name: `${actor.name}, as scheduled` };
    await claim(scheduler.db, id, 'claim', by, async (tx, change) => {
      await refuseObstacles(tx, actor, change, undefined);
      return { scheduled: true };
    });
    startRun(scheduler, id);
    return null;
  } catch (error) {
    // Another change has the environment, or another process was faster: the next look will tell.
    if (error instanceof AppError && error.code === 'conflict') return null;
    if (error instanceof AppError) return error.message;
    throw error;
  }
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
