import { snapshots } from '@/lib/db/schema';
import { type Moved, movedSince, toJson } from '@/lib/domain/plan';
import { keyText } from '@/lib/domain/resource';
import type { Run } from './run';

/** Reads again what the plan rests on. What this change itself has brought about does not count as moved. */
export async function whatMoved(run: Run): Promise<Moved[]> {
  const { change, session } = run;
  const found = await Promise.all(
    change.plan.watched.map(async (watched) => {
      const moved = movedSince(watched, await session.read(watched.environment.id, watched));
      return moved && !(await isOwnDoing(run, moved)) ? moved : null;
    }),
  );
  return found.filter((moved) => moved !== null);
}

/**
 * True when the difference comes from a step of this change: it was carried out, or an attempt got as far as what
 * was planned, or half-way. Anything else that differs is somebody else's, also where an earlier attempt failed.
 */
async function isOwnDoing({ change, action }: Run, moved: Moved): Promise<boolean> {
  const { plan, steps } = change;
  if (moved.environment.id !== plan.target.id) return false;
  for (const [position, step] of plan.steps.entries()) {
    const state = steps[position];
    const own = keyText({ type: step.type, id: step.resourceId }) === keyText(moved);
    const dragged = step.affects.find((other) => keyText(other) === keyText(moved));
    if (!state || state.attempt === 0 || !(own || dragged)) continue;
    if (state.status === 'succeeded' || moved.is === (own ? step.after : dragged?.after)) return true;
    const outcome = own ? await action.reconcile(step, state.reference) : null;
    if (outcome?.status === 'failed' && outcome.partial) return true;
  }
  return false;
}

/** Stores what the target holds before the first write. A second run keeps the first snapshot. */
export async function takeSnapshot({ db, change, session }: Run): Promise<void> {
  const { target, steps } = change.plan;
  const keys = steps.flatMap((step) => [
    { type: step.type, id: step.resourceId },
    ...step.affects.map(({ type, id }) => ({ type, id })),
  ]);
  const unique = [...new Map(keys.map((key) => [keyText(key), key])).values()];
  const held = await Promise.all(unique.map(async (key) => ({ key, resource: await session.read(target.id, key) })));
  const takenAt = new Date().toISOString();
  const rows = held.map(({ key, resource }) => ({
    changeId: change.id,
    type: key.type,
    resourceId: key.id,
    hash: resource?.hash ?? null,
    resource: resource && toJson(resource),
    takenAt,
  }));
  await db.insert(snapshots).values(rows).onConflictDoNothing();
}
