import { eq, isNull } from 'drizzle-orm';
import { changes, lineStops } from '@/lib/db/schema';
import { renew } from './claim';
import type { Run } from './run';

/** Why the steps that are left are not attempted. */
export type Halt = { because: string; stopped: boolean } | null;

/** Whether somebody has called the change off, or stopped the line; throws `LeaseLost` when it is no longer ours. */
export async function whetherToStop({ db, change, lease }: Run): Promise<Halt> {
  await renew(db, { change, lease });
  const [row] = await db.select({ at: changes.stopRequestedAt }).from(changes).where(eq(changes.id, change.id));
  if (row?.at) return { because: 'Not attempted: the change was called off.', stopped: true };
  const [line] = await db
    .select({ reason: lineStops.reason })
    .from(lineStops)
    .where(isNull(lineStops.liftedAt))
    .limit(1);
  return line ? { because: `Not attempted: the line was stopped. ${line.reason}`, stopped: false } : null;
}
