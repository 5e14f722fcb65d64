import type { Database } from '@/lib/db/database';
import type { Clock } from '@/lib/domain/clock';
import { AppError } from '@/lib/domain/error';
import { type Actor, can, canSomewhere, type Permission, type Scope } from '@/lib/domain/permission';
import type { Pace } from '@/lib/engine/run';
import type { VendorSession } from '@/lib/vendors/port';

/** Everything that an operation may use. Nothing else is reached for. */
export interface Context {
  actor: Actor;
  db: Database;
  requestId: string;
  /** Opens a stored connection; throws `not_found` when there is none of that id. */
  open(connection: string): Promise<VendorSession>;
  /** How often and how long what is underway is followed; as the engine thinks best unless told. */
  pace?: Pace;
  clock?: Clock;
}

/** Throws unless the actor holds the permission at exactly this place. */
export function authorise({ actor }: Context, permission: Permission, scope: Scope = {}): void {
  if (!can(actor.grants, permission, scope)) throw refused(permission, scope);
}

/** Throws unless the actor holds the permission somewhere in the connection; the exact place is checked later. */
export function authoriseSomewhere({ actor }: Context, permission: Permission, connection?: string): void {
  if (!canSomewhere(actor.grants, permission, connection)) throw refused(permission, { connection });
}

function refused(permission: Permission, { connection, environment }: Scope): AppError {
  const where = environment ? ' on this environment' : connection ? ` on the connection “${connection}”` : '';
  return new AppError('forbidden', `Your role does not include “${permission}”${where}. Nothing was done.`, {
    about: { connection, environment },
  });
}
