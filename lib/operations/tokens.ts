import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { drawToken } from '@/lib/auth/tokens';
import { appendAudit } from '@/lib/db/audit';
import { tokens } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type { createToken, deleteToken, listTokens, Token } from '@/lib/endpoints/tokens';
import { iso } from '@/lib/engine/store';
import { authoriseSomewhere, type Context } from './context';

type Row = typeof tokens.$inferSelect;

/** Everybody sees and ends their own tokens only; removing a member ends all of theirs. */
export async function list(ctx: Context): Promise<OutputOf<typeof listTokens>> {
  authoriseSomewhere(ctx, 'session:read');
  const rows = await ctx.db
    .select()
    .from(tokens)
    .where(eq(tokens.userId, ctx.actor.id))
    .orderBy(desc(tokens.createdAt));
  return { items: rows.map(presented), nextCursor: null };
}

export async function create(
  ctx: Context,
  { name, expiresInDays }: InputOf<typeof createToken>,
): Promise<OutputOf<typeof createToken>> {
  authoriseSomewhere(ctx, 'session:read');
  const { token, hash } = drawToken();
  const now = Date.now();
  const row: Row = {
    id: randomUUID(),
    userId: ctx.actor.id,
    name,
    hash,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + expiresInDays * 86_400_000).toISOString(),
    lastUsedAt: null,
  };
  await ctx.db.transaction(async (tx) => {
    await tx.insert(tokens).values(row);
    await appendAudit(tx, { ...entry(ctx, row.id), event: 'token.created', data: { name, expiresAt: row.expiresAt } });
  });
  return { ...presented(row), token };
}

export async function remove(ctx: Context, { id }: InputOf<typeof deleteToken>): Promise<Record<string, never>> {
  authoriseSomewhere(ctx, 'session:read');
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(tokens)
      .where(and(eq(tokens.id, id), eq(tokens.userId, ctx.actor.id)))
      .returning();
    if (!gone) throw new AppError('not_found', 'You have no such token.');
    await appendAudit(tx, { ...entry(ctx, id), event: 'token.deleted', data: { name: gone.name } });
  });
  return {};
}

function presented({ id, name, createdAt, expiresAt, lastUsedAt }: Row): Token {
  return { id, name, createdAt: iso(createdAt), expiresAt: iso(expiresAt), lastUsedAt: iso(lastUsedAt) };
}

function entry({ actor, requestId }: Context, id: string) {
  return { actor: { id: actor.id, name: actor.name }, subject: `token/${id}`, requestId };
}
