import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { audit } from '@/lib/db/schema';
import { type AuditFacts, firstBroken } from '@/lib/domain/audit-chain';
import { csvLine } from '@/lib/domain/csv';
import { can } from '@/lib/domain/permission';
import type { AuditRecord, listAudit, verifyAudit } from '@/lib/endpoints/audit';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import { authorise, authoriseSomewhere, type Context } from './context';

type Row = typeof audit.$inferSelect;

/** Records newest first. Who holds a role on one connection only sees the records of that one. */
export async function list(ctx: Context, input: InputOf<typeof listAudit>): Promise<OutputOf<typeof listAudit>> {
  const { cursor, limit, connection, subject, event, actor } = input;
  authoriseSomewhere(ctx, 'audit:read', connection);
  const rows = await ctx.db
    .select()
    .from(audit)
    .where(
      and(
        cursor ? lt(audit.sequence, Number(cursor) || 0) : undefined,
        connection ? eq(audit.connectionId, connection) : undefined,
        subject ? eq(audit.subject, subject) : undefined,
        event ? eq(audit.event, event) : undefined,
        actor ? eq(audit.actorName, actor) : undefined,
      ),
    )
    .orderBy(desc(audit.sequence))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const everywhere = ctx.actor.grants.some((grant) => grant.connection === null);
  const visible = page.filter(
    ({ connectionId, environmentId }) =>
      everywhere ||
      (connectionId &&
        can(ctx.actor.grants, 'audit:read', { connection: connectionId, environment: environmentId ?? undefined })),
  );
  return {
    items: visible.map(presented),
    nextCursor: rows.length > limit ? String(page.at(-1)?.sequence ?? '') : null,
  };
}

function presented(row: Row): AuditRecord {
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

const pageSize = 500;

/** Every record, oldest first, a page at a time: the log may be larger than the memory. */
async function* pages({ db }: Pick<Context, 'db'>): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .select()
      .from(audit)
      .where(gt(audit.sequence, after))
      .orderBy(asc(audit.sequence))
      .limit(pageSize);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.sequence ?? after;
  }
}

/** Follows the chain from its beginning. The whole chain is everybody's, so that it takes a role that holds everywhere. */
export async function verify(ctx: Context): Promise<OutputOf<typeof verifyAudit>> {
  authorise(ctx, 'audit:read');
  let records = 0;
  let last: (AuditFacts & { hash: string }) | undefined;
  for await (const page of pages(ctx)) {
    const broken = firstBroken(page, last);
    records += page.length;
    if (broken !== null) return { whole: false, records, firstBroken: broken };
    last = page.at(-1);
  }
  return { whole: true, records, firstBroken: null };
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

/** The whole log in pieces of text. JSON is an array of what the chain was made of, so that it can be verified elsewhere. */
export async function* auditExport(ctx: Context, format: 'json' | 'csv'): AsyncGenerator<string> {
  authorise(ctx, 'audit:read');
  yield format === 'csv' ? csvLine(columns) : '[';
  let separator = '\n';
  for await (const page of pages(ctx)) {
    const rows = page.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
    if (format === 'csv') yield rows.map((row) => csvLine(columns.map((name) => row[name]))).join('');
    else {
      yield separator + rows.map((row) => JSON.stringify(row)).join(',\n');
      separator = ',\n';
    }
  }
  if (format === 'json') yield '\n]\n';
}
