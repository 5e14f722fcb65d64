import { and, desc, eq, lt } from 'drizzle-orm';
import { audit } from '@/lib/db/schema';
import { canSomewhere } from '@/lib/domain/permission';
import type { listAudit } from '@/lib/endpoints/audit';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import { authoriseSomewhere, type Context } from './context';

/** Records newest first. Who holds a role on one connection only sees the records of that one. */
export async function list(
  ctx: Context,
  { cursor, limit, connection, subject }: InputOf<typeof listAudit>,
): Promise<OutputOf<typeof listAudit>> {
  authoriseSomewhere(ctx, 'audit:read', connection);
  const rows = await ctx.db
    .select()
    .from(audit)
    .where(
      and(
        cursor ? lt(audit.sequence, Number(cursor) || 0) : undefined,
        connection ? eq(audit.connectionId, connection) : undefined,
        subject ? eq(audit.subject, subject) : undefined,
      ),
    )
    .orderBy(desc(audit.sequence))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const everywhere = ctx.actor.grants.some((grant) => grant.connection === null);
  const visible = page.filter(
    (row) => everywhere || (row.connectionId && canSomewhere(ctx.actor.grants, 'audit:read', row.connectionId)),
  );
  return {
    items: visible.map((row) => ({
      sequence: row.sequence,
      at: new Date(row.at).toISOString(),
      actor: { id: row.actorId, name: row.actorName },
      event: row.event,
      connection: row.connectionId,
      environment: row.environmentId,
      subject: row.subject,
      data: row.data,
      hash: row.hash,
    })),
    nextCursor: rows.length > limit ? String(page.at(-1)?.sequence ?? '') : null,
  };
}
