import { snapshots } from '@/lib/db/schema';
import { type Moved, movedSince, toJson, type Watched } from '@/lib/domain/plan';
import { keyText } from '@/lib/domain/resource';
import type { Run } from './run';

/** Reads again what the plan rests on. What this change itself has written already is not asked for. */
export async function whatMoved({ change, session }: Run): Promise<Moved[]> {
  const touched = touchedBy(
    change.steps.filter(({ status }) => !['pending', 'skipped', 'left_out'].includes(status)).map(({ id }) => id),
    change,
  );
  const due = change.plan.watched.filter((watched) => !isOwnDoing(watched, change.plan.target.id, touched));
  const found = await Promise.all(
    due.map(async (watched) => movedSince(watched, await session.read(watched.environment.id, watched))),
  );
  return found.filter((moved) => moved !== null);
}

function isOwnDoing({ environment, type, id }: Watched, target: string, touched: Set<string>): boolean {
  return environment.id === target && touched.has(keyText({ type, id }));
}

function touchedBy(stepIds: string[], { plan }: Run['change']): Set<string> {
  const steps = plan.steps.filter(({ id }) => stepIds.includes(id));
  return new Set(
    steps.flatMap((step) => [keyText({ type: step.type, id: step.resourceId }), ...step.affects.map(keyText)]),
  );
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
