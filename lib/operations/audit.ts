import { and, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import { type AuditRow, auditPages, followAudit } from '@/lib/db/audit';
import { audit } from '@/lib/db/schema';
import { csvLine } from '@/lib/domain/csv';
import { can } from '@/lib/domain/permission';
import type { AuditFilter, AuditRecord, exportAudit, listAudit, verifyAudit } from '@/lib/endpoints/audit';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import { authorise, authoriseSomewhere, type Context } from './context';

/** Records newest first. Who holds a role on one connection only sees the records of that one. */
export async function list(ctx: Context, input: InputOf<typeof listAudit>): Promise<OutputOf<typeof listAudit>> {
  const { cursor, limit, ...filter } = input;
  authoriseSomewhere(ctx, 'audit:read', filter.connection);
  const rows = await ctx.db
    .select()
    .from(audit)
    .where(and(cursor ? lt(audit.sequence, Number(cursor) || 0) : undefined, shownTo(ctx, filter)))
    .orderBy(desc(audit.sequence))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    items: page.map(presented),
    nextCursor: rows.length > limit ? String(page.at(-1)?.sequence ?? '') : null,
  };
}

/** What the list and the export alike are made of: what the filter chooses of what the actor may read. */
function shownTo(ctx: Context, { connection, environment, subject, event, actor, from, until }: AuditFilter) {
  return and(
    readableBy(ctx),
    connection ? eq(audit.connectionId, connection) : undefined,
    environment ? eq(audit.environmentId, environment) : undefined,
    subject ? eq(audit.subject, subject) : undefined,
    event ? eq(audit.event, event) : undefined,
    actor ? eq(audit.actorName, actor) : undefined,
    from ? gte(audit.at, from) : undefined,
    until ? lt(audit.at, until) : undefined,
  );
}

/** A role on one connection reads the records of that one, a role on one environment those of that environment. */
function readableBy({ actor }: Context): SQL | undefined {
  if (can(actor.grants, 'audit:read')) return undefined;
  const places = actor.grants.filter(({ role, connection, environment }) =>
    can([{ role, connection, environment }], 'audit:read', {
      connection: connection ?? undefined,
      environment: environment ?? undefined,
    }),
  );
  const conditions = places.map(({ connection, environment }) =>
    and(
      eq(audit.connectionId, connection ?? ''),
      environment === null ? undefined : eq(audit.environmentId, environment),
    ),
  );
  return or(...conditions) ?? sql`false`;
}

function presented(row: AuditRow): AuditRecord {
  return {
    sequence: row.sequence,
    at: new Date(row.at).toISOString(),
    actor: { id: row.actorId, name: row.actorName },
    event: row.event,
    connection: row.connectionId,
    environment: row.environmentId,
    subject: row.subject,
    data: row.data,
    hash: row.hash,
  };
}

/** Follows the chain from its beginning. The whole chain is everybody's, so that it takes a role that holds everywhere. */
export async function verify(ctx: Context): Promise<OutputOf<typeof verifyAudit>> {
  authorise(ctx, 'audit:read');
  const { records, breach } = await followAudit(ctx.db);
  return { whole: breach === null, records, firstBroken: breach?.record ?? null, why: breach?.why ?? null };
}

const columns = [
  'sequence',
  'at',
  'actorId',
  'actorName',
  'event',
  'connectionId',
  'environmentId',
  'subject',
  'requestId',
  'data',
  'previousHash',
  'hash',
] as const;

/** True when a filter leaves nothing out for this reader, so that what is exported is the chain itself. */
export function isWholeLog({ actor }: Context, filter: AuditFilter): boolean {
  return can(actor.grants, 'audit:read') && Object.values(filter).every((value) => value === undefined);
}

/**
 * What the list shows for this filter, all of it and oldest first, in pieces of text. Each record carries what the chain
 * was made of, so that the whole log can be verified elsewhere.
 */
export async function* auditExport(
  ctx: Context,
  { format, ...filter }: InputOf<typeof exportAudit>,
): AsyncGenerator<string> {
  authoriseSomewhere(ctx, 'audit:read', filter.connection);
  yield format === 'csv' ? csvLine(columns) : '[';
  let separator = '\n';
  for await (const page of auditPages(ctx.db, shownTo(ctx, filter))) {
    const rows = page.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
    if (format === 'csv') yield rows.map((row) => csvLine(columns.map((name) => row[name]))).join('');
    else {
      yield separator + rows.map((row) => JSON.stringify(row)).join(',\n');
      separator = ',\n';
    }
  }
  if (format === 'json') yield '\n]\n';
}
