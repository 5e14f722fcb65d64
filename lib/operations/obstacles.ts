import type { Transaction } from '@/lib/db/database';
import type { Change } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import { type Actor, can } from '@/lib/domain/permission';
import { govern } from './circumstances';

/** Rights, policy, approvals, freezes and the line are asked at this very moment, in the transaction that starts the run. */
export async function refuseObstacles(
  tx: Transaction,
  actor: Actor,
  change: Change,
  override: string | undefined,
): Promise<void> {
  const { obstacles, connection, plan } = await govern(tx, change, actor.id);
  const place = { connection, environment: plan.target.id };
  if (!can(actor.grants, 'change:run', place))
    throw new AppError('forbidden', `${actor.name} may not run changes on ${plan.target.name}.`);
  if (override && !can(actor.grants, 'freeze:override', place)) {
    throw new AppError('forbidden', 'Your role does not include “freeze:override” here. Nothing was done.');
  }
  const standing = obstacles.filter(({ overridable }) => !(overridable && override));
  if (standing.length > 0) throw new AppError('not_allowed_now', standing.map(({ message }) => message).join(' '));
}
