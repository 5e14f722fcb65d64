import type { Change } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import { can, type Permission } from '@/lib/domain/permission';
import { loadChange } from '@/lib/engine/store';
import { authorise, type Context } from './context';

/** A change that the actor may handle; without the right to read it, it is as if it were not there. */
export async function findChange(ctx: Context, id: string, permission: Permission): Promise<Change> {
  const change = await loadChange(ctx.db, id);
  const place = { connection: change.connection, environment: change.plan.target.id };
  // A plan holds whole documents of its target, which whoever may read only another environment is not to see.
  if (!can(ctx.actor.grants, 'change:read', place)) throw new AppError('not_found', 'There is no such change.');
  if (permission !== 'change:read') authorise(ctx, permission, place);
  return change;
}

/** What every record about a change says alike. */
export function entryOf({ actor, requestId }: Context, change: Change) {
  return {
    actor: { id: actor.id, name: actor.name },
    connection: change.connection,
    environment: change.plan.target.id,
    subject: `change/${change.id}`,
    requestId,
  };
}
