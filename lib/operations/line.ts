import { randomUUID } from 'node:crypto';
import { isNull, sql } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import { lineStops } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import type { InputOf } from '@/lib/endpoints/endpoint';
import type { LineState, stopLine } from '@/lib/endpoints/governance';
import { lineStop } from './circumstances';
import { authorise, authoriseSomewhere, type Context } from './context';

export async function read(ctx: Context): Promise<LineState> {
  authoriseSomewhere(ctx, 'policy:read');
  return { stopped: await lineStop(ctx.db) };
}

/** Whoever works on changes may stop the line for all; only an administrator lets it run again. */
export async function setLine(ctx: Context, { stopped, reason }: InputOf<typeof stopLine>): Promise<LineState> {
  authorise(ctx, stopped ? 'line:stop' : 'policy:write');
  const { id, name } = ctx.actor;
  const now = new Date().toISOString();
  await ctx.db.transaction(async (tx) => {
    // Two people at the button in one moment make one stop.
    await tx.execute(sql`lock table ${lineStops} in share row exclusive mode`);
    const standing = await lineStop(tx);
    if (stopped === (standing !== null))
      throw new AppError('conflict', stopped ? 'The line is stopped already.' : 'The line is not stopped.');
    if (stopped) await tx.insert(lineStops).values({ id: randomUUID(), reason, stoppedBy: id, stoppedAt: now });
    else await tx.update(lineStops).set({ liftedBy: id, liftedAt: now }).where(isNull(lineStops.liftedAt));
    const event = stopped ? 'line.stopped' : 'line.released';
    await appendAudit(tx, { actor: { id, name }, event, subject: 'line', requestId: ctx.requestId, data: { reason } });
  });
  return { stopped: await lineStop(ctx.db) };
}
