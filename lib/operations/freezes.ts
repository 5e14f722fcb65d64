import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { appendAudit } from '@/lib/db/audit';
import type { Database, Transaction } from '@/lib/db/database';
import { freezes, users } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import { Freeze } from '@/lib/domain/freeze';
import { freezeAt, horizonDays, nextOpening, nextTurns, upcoming } from '@/lib/domain/freeze-calendar';
import { recurrenceFaults } from '@/lib/domain/freeze-recurrence';
import { toJson } from '@/lib/domain/plan';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type { createFreeze, deleteFreeze, listFreezes, PlaceState } from '@/lib/endpoints/freezes';
import { iso } from '@/lib/engine/store';
import { authorise, authoriseSomewhere, type Context } from './context';

/** Every freeze there is; they are few, so that windows are always worked out from all of them. */
export async function storedFreezes(db: Database | Transaction): Promise<Freeze[]> {
  const rows = await db.select({ freeze: freezes.freeze }).from(freezes).orderBy(asc(freezes.createdAt));
  return rows.map((row) => Freeze.parse(row.freeze));
}

/** How a place stands at this moment, and what comes next. */
export function stateOf(
  all: readonly Freeze[],
  place: { connection: string; environment: string },
  now: Date,
): PlaceState {
  const { active } = freezeAt(all, place, now);
  const { opensAt, closesAt } = nextTurns(all, place, now);
  return {
    frozen: active.map(({ freeze, end }) => ({
      id: freeze.id,
      name: freeze.name,
      reason: freeze.reason,
      until: end.toISOString(),
    })),
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
  };
}

/** Why nothing is written to a place at this moment, and when that ends for good; null when it is open. */
export function whyFrozen(
  all: readonly Freeze[],
  place: { connection: string; environment: string },
  name: string,
  now: Date,
): string | null {
  const { active } = freezeAt(all, place, now);
  if (active.length === 0) return null;
  const by = active.map(({ freeze }) => `“${freeze.name}”`).join(' and ');
  const opening = nextOpening(all, place, now);
  return `${name} is frozen by ${by}; ${opening ? `it opens at ${opening.toISOString()}` : 'no end is in sight'}.`;
}

export async function list(
  ctx: Context,
  { connection, environments }: InputOf<typeof listFreezes>,
): Promise<OutputOf<typeof listFreezes>> {
  authoriseSomewhere(ctx, 'policy:read', connection);
  const now = new Date();
  const horizon = new Date(now.getTime() + horizonDays * 86_400_000);
  const rows = await ctx.db
    .select({ freeze: freezes.freeze, createdAt: freezes.createdAt, by: users.name })
    .from(freezes)
    .leftJoin(users, eq(users.id, freezes.createdBy))
    .orderBy(asc(freezes.createdAt));
  const items = rows.map(({ freeze: stored, createdAt, by }) => {
    const freeze = Freeze.parse(stored);
    const next = upcoming(freeze, now, horizon, 5).map(({ start, end }) => ({
      start: start.toISOString(),
      end: end.toISOString(),
    }));
    const active = next.some(({ start }) => Date.parse(start) <= now.getTime());
    return { ...freeze, createdBy: by ?? 'a removed account', createdAt: iso(createdAt), active, upcoming: next };
  });
  const asked = environments?.split(',').filter(Boolean) ?? [];
  const places = connection
    ? asked.map((environment) => [environment, stateOf(items, { connection, environment }, now)])
    : [];
  return { items, nextCursor: null, places: Object.fromEntries(places) };
}

export async function create(
  ctx: Context,
  { idempotencyKey: _key, ...draft }: InputOf<typeof createFreeze> & { idempotencyKey: string | null },
): Promise<Freeze> {
  const { connection, environment } = draft.scope;
  authorise(ctx, 'policy:write', { connection: connection ?? undefined, environment: environment ?? undefined });
  const errors = recurrenceFaults(draft);
  if (errors.length > 0)
    throw new AppError('invalid_input', errors.map(({ message }) => `${message}.`).join(' '), { errors });
  const freeze: Freeze = { ...draft, id: randomUUID() };
  await ctx.db.transaction(async (tx) => {
    await tx
      .insert(freezes)
      .values({ id: freeze.id, freeze: toJson(freeze), createdBy: ctx.actor.id, createdAt: new Date().toISOString() });
    await appendAudit(tx, { ...entry(ctx, freeze), event: 'freeze.created', data: toJson(freeze) });
  });
  return freeze;
}

export async function remove(ctx: Context, { id }: InputOf<typeof deleteFreeze>): Promise<Record<string, never>> {
  const [row] = await ctx.db.select().from(freezes).where(eq(freezes.id, id));
  if (!row) throw new AppError('not_found', 'There is no such freeze.');
  const freeze = Freeze.parse(row.freeze);
  authorise(ctx, 'policy:write', {
    connection: freeze.scope.connection ?? undefined,
    environment: freeze.scope.environment ?? undefined,
  });
  await ctx.db.transaction(async (tx) => {
    await tx.delete(freezes).where(eq(freezes.id, id));
    await appendAudit(tx, { ...entry(ctx, freeze), event: 'freeze.removed', data: toJson(freeze) });
  });
  return {};
}

function entry({ actor, requestId }: Context, { id, scope }: Freeze) {
  return {
    actor: { id: actor.id, name: actor.name },
    connection: scope.connection ?? undefined,
    environment: scope.environment ?? undefined,
    subject: `freeze/${id}`,
    requestId,
  };
}
