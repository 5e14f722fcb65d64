import { appendAudit } from '@/lib/db/audit';
import type { Database } from '@/lib/db/database';
import { changes } from '@/lib/db/schema';
import {
  type Change,
  type ChangeEvent,
  mayHaveWritten,
  next,
  outcomeOf,
  type Proof,
  type StepState,
} from '@/lib/domain/change';
import type { Clock } from '@/lib/domain/clock';
import { AppError } from '@/lib/domain/error';
import type { Json } from '@/lib/domain/json';
import { type Moved, toJson } from '@/lib/domain/plan';
import { type Action, type VendorSession, withPatience } from '@/lib/vendors/port';
import { isHeld, renew, takeLease } from './claim';
import { followAll } from './follow';
import { LeaseLost } from './lease';
import { prove, withProof } from './prove';
import { takeSnapshot, whatMoved } from './reread';
import { runSteps, settleDoubts } from './steps';
import { loadChange } from './store';

/** What the engine needs to carry out a change; it knows nothing of any vendor. */
export interface Engine {
  db: Database;
  open(connection: string): Promise<VendorSession>;
  pace?: Pace;
  clock?: Clock;
}

/** How often the vendor is asked about a write that is underway, and when to stop asking; in seconds. */
export interface Pace {
  every: number;
  atMost: number;
}

/** Everything about one run. */
export interface Run extends Engine {
  change: Change;
  /** See `takeLease`. */
  lease: string;
  session: VendorSession;
  action: Action;
}

/** Nobody sits in front of a run: what it has to read is waited for, as long as a vendor is ever left alone. */
const patience = { attempts: 10, seconds: 300 };

const engineActor = { id: null, name: 'Promenade' };

/**
 * Carries a claimed change to its end: re-read, snapshot, step by step, proof. It can be called again after a crash
 * at any point and goes on from what was committed.
 */
export async function runChange(engine: Engine, id: string): Promise<void> {
  const lease = await takeLease(engine.db, id);
  if (lease === null) return;
  const change = await loadChange(engine.db, id);
  const heartbeat = setInterval(() => void renew(engine.db, { change, lease }).catch(() => {}), 15_000);
  try {
    await withPatience(patience, () => carryOut(engine, change, lease));
  } catch (error) {
    if (error instanceof LeaseLost) return;
    // A change must not hang in "running" because of a fault of ours; what the steps say stays as it was committed.
    const message = error instanceof AppError ? error.message : 'Promenade itself failed. The log has the details.';
    await finish(
      { ...engine, change: await loadChange(engine.db, id), lease },
      { failure: message, proof: null },
    ).catch(unlessLost);
    if (!(error instanceof AppError)) throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

async function carryOut(engine: Engine, change: Change, lease: string): Promise<void> {
  const session = await engine.open(change.connection);
  const action = session.actions[change.action];
  if (!action)
    throw new AppError('not_found', `This version of Promenade does not know the action “${change.action}”.`);
  const begun: Run = { ...engine, change, lease, session, action };
  const steps = await followAll(begun, await settleDoubts(begun));
  const run: Run = { ...begun, change: { ...change, steps } };
  const moved = await whatMoved(run);
  if (moved.length > 0) return stale(run, moved);
  await takeSnapshot(run);
  const { steps: ended, stopped } = await runSteps(run);
  const proof = await prove(run, ended);
  const proven = await withProof(run, ended, proof);
  await finish({ ...run, change: { ...change, steps: proven } }, { proof, failure: null, stopped });
}

/** The plan no longer holds. Nothing was written in this run, and everything that moved is listed. */
async function stale(run: Run, moved: Moved[]): Promise<void> {
  const { change } = run;
  const written = change.steps.some(mayHaveWritten);
  const doubtful = change.steps.some(({ status }) => status === 'unknown');
  // What may have been written must stay open to a second look; a stale change is over for good.
  const event: ChangeEvent = doubtful ? 'lose_track' : written ? 'fail_partly' : 'go_stale';
  const names = moved.map(({ name, environment }) => `${name} in ${environment.name}`).join(', ');
  const failure = `The environments moved since this was planned: ${names}. Nothing was written${written || doubtful ? ' in this run' : ''}.`;
  await settle(
    run,
    event,
    { moved: moved.map((entry) => toJson(entry)), failure: { message: failure } },
    { moved: names },
  );
}

type Held = Pick<Run, 'db' | 'change' | 'lease'>;

async function finish(
  held: Held,
  { proof, failure, stopped = false }: { proof: Proof | null; failure: string | null; stopped?: boolean },
): Promise<void> {
  const { change } = held;
  const outcome = outcomeOf(change.steps, proof);
  const bad = proof?.state === 'different' || change.steps.some(({ status }) => status === 'failed');
  // Called off in time, with nothing failed or left in doubt: that is neither success nor failure.
  const event = stopped && !bad && outcome !== 'lose_track' ? 'cancel' : outcome;
  const message = stopped && event !== 'cancel' ? alsoCalledOff : failure;
  const stored = { proof: proof && toJson(proof), failure: message === null ? null : { message } };
  const data = { steps: tally(change.steps), proof: proof?.state ?? null, failure: message, calledOff: stopped };
  await settle(held, event, stored, data);
}

const alsoCalledOff = 'It was also called off while it ran: what had not begun by then was not attempted.';

async function settle(
  { db, change, lease }: Held,
  event: ChangeEvent,
  stored: Partial<typeof changes.$inferInsert>,
  data: Record<string, Json>,
): Promise<void> {
  const status = next('running', event);
  if (!status) throw new Error(`A running change cannot ${event}`);
  const now = new Date().toISOString();
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(changes)
      .set({ ...stored, status, finishedAt: now, updatedAt: now, leaseOwner: null, leaseUntil: null })
      .where(isHeld({ change, lease }))
      .returning({ id: changes.id });
    if (ended.length === 0) throw new LeaseLost('The change was taken over by another run');
    await appendAudit(tx, {
      actor: engineActor,
      event: `change.${status}`,
      connection: change.connection,
      environment: change.plan.target.id,
      subject: `change/${change.id}`,
      data: { digest: change.plan.digest, ...data },
    });
  });
}

function unlessLost(error: unknown): void {
  if (!(error instanceof LeaseLost)) throw error;
}

function tally(steps: readonly StepState[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of steps) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
