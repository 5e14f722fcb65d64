import { and, eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { policies } from '@/lib/db/schema';
import { canSomewhere } from '@/lib/domain/permission';
import { toJson } from '@/lib/domain/plan';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type { listPolicies, savePolicy } from '@/lib/endpoints/governance';
import { storedPolicies } from './circumstances';
import { authorise, authoriseSomewhere, type Context } from './context';

export async function list(
  ctx: Context,
  { connection }: InputOf<typeof listPolicies>,
): Promise<OutputOf<typeof listPolicies>> {
  authoriseSomewhere(ctx, 'policy:read', connection);
  const all = await storedPolicies(ctx.db, connection);
  return {
    items: all.filter((placed) => canSomewhere(ctx.actor.grants, 'policy:read', placed.connection)),
    nextCursor: null,
  };
}

/** Sets or removes one policy; the record keeps what held before and what holds now. */
export async function save(
  ctx: Context,
  { connection, environment, policy }: InputOf<typeof savePolicy>,
): Promise<Record<string, never>> {
  authorise(ctx, 'policy:write', { connection, environment: environment ?? undefined });
  const place = and(eq(policies.connectionId, connection), eq(policies.environmentId, environment ?? ''));
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(policies).where(place).for('update');
    if (policy === null) await tx.delete(policies).where(place);
    else {
      const row = { policy: toJson(policy), updatedAt: new Date().toISOString() };
      await tx
        .insert(policies)
        .values({ connectionId: connection, environmentId: environment ?? '', ...row })
        .onConflictDoUpdate({ target: [policies.connectionId, policies.environmentId], set: row });
    }
    const { id, name } = ctx.actor;
    await appendAudit(tx, {
      actor: { id, name },
      event: policy === null ? 'policy.removed' : 'policy.saved',
      connection,
      environment: environment ?? undefined,
      subject: `policy/${connection}/${environment ?? ''}`,
      requestId: ctx.requestId,
      data: { before: before?.policy ?? null, after: policy && toJson(policy) },
    });
  });
  return {};
}
