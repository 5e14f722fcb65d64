import { count, sql } from 'drizzle-orm';
import { audit, changes } from '@/lib/db/schema';
import { ChangeStatus } from '@/lib/domain/change';
import { authorise, type Context } from './context';

/** Numbers for a supervisor, in the text format of Prometheus. For whoever may read the record of everything. */
export async function metrics(ctx: Context): Promise<string> {
  authorise(ctx, 'audit:read');
  const byStatus = await ctx.db
    .select({ status: changes.status, number: count() })
    .from(changes)
    .groupBy(changes.status);
  const [log] = await ctx.db.select({ records: count() }).from(audit);
  const [queue] = (
    await ctx.db.execute<{ waiting: string }>(
      sql`select count(*) as waiting from pgboss.job where state in ('created', 'retry') and start_after <= now()`,
    )
  ).rows;
  const known = new Map(byStatus.map(({ status, number }) => [status, number]));
  return [
    ...metric('promenade_changes', 'gauge', 'Changes by status.'),
    ...ChangeStatus.options.map((status) => `promenade_changes{status="${status}"} ${known.get(status) ?? 0}`),
    ...metric('promenade_audit_records_total', 'counter', 'Records in the audit log.'),
    `promenade_audit_records_total ${log?.records ?? 0}`,
    ...metric('promenade_jobs_waiting', 'gauge', 'Jobs that are due and that no process has taken.'),
    `promenade_jobs_waiting ${Number(queue?.waiting ?? 0)}`,
    ...metric('promenade_runs', 'gauge', 'Changes that this process is carrying out.'),
    `promenade_runs ${globalThis.promenadeRuns?.size ?? 0}`,
    ...metric('process_resident_memory_bytes', 'gauge', 'Memory of this process.'),
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    ...metric('process_uptime_seconds', 'gauge', 'How long this process has been up.'),
    `process_uptime_seconds ${Math.round(process.uptime())}`,
    '',
  ].join('\n');
}

function metric(name: string, type: 'counter' | 'gauge', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
