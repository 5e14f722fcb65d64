import { asc, eq, gt } from 'drizzle-orm';
import { createUser, replaceGrants, setPassword } from '@/lib/auth/accounts';
import { appendAudit } from '@/lib/db/audit';
import type { Database, Transaction } from '@/lib/db/database';
import { grants, users } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import { type Grant, Role } from '@/lib/domain/permission';
import { toJson } from '@/lib/domain/plan';
import type { InputOf, OutputOf } from '@/lib/endpoints/endpoint';
import type { createMember, deleteMember, listMembers, Member, updateMember } from '@/lib/endpoints/members';
import { iso } from '@/lib/engine/store';
import { authorise, type Context } from './context';

type UserRow = typeof users.$inferSelect;

export async function list(
  ctx: Context,
  { cursor, limit }: InputOf<typeof listMembers>,
): Promise<OutputOf<typeof listMembers>> {
  authorise(ctx, 'member:write');
  const rows = await ctx.db
    .select()
    .from(users)
    .where(cursor ? gt(users.email, cursor) : undefined)
    .orderBy(asc(users.email))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const items = await Promise.all(page.map((row) => presented(ctx.db, row)));
  return { items, nextCursor: rows.length > limit ? (page.at(-1)?.email ?? null) : null };
}

export async function create(ctx: Context, input: InputOf<typeof createMember>): Promise<Member> {
  authorise(ctx, 'member:write');
  return ctx.db.transaction(async (tx) => {
    const id = await createUser(tx, input, input.grants);
    await tx.update(users).set({ groups: input.groups }).where(eq(users.id, id));
    const member = await presented(tx, await find(tx, id));
    await appendAudit(tx, { ...entry(ctx, id), event: 'member.created', data: toJson(member) });
    return member;
  });
}

/** Nobody changes their own roles: who gives rights away must not be who receives them. */
export async function update(
  ctx: Context,
  { id, grants: given, groups, password }: InputOf<typeof updateMember>,
): Promise<Member> {
  authorise(ctx, 'member:write');
  if (given && id === ctx.actor.id)
    throw new AppError('forbidden', 'Nobody changes roles of their own. Ask another administrator.');
  return ctx.db.transaction(async (tx) => {
    const before = await presented(tx, await find(tx, id));
    if (given) await replaceGrants(tx, id, given);
    if (groups) await tx.update(users).set({ groups }).where(eq(users.id, id));
    if (password !== undefined) await setPassword(tx, id, password);
    const after = await presented(tx, await find(tx, id));
    const data = {
      before: toJson(before),
      after: toJson(after),
      password: password === undefined ? 'kept' : 'replaced',
    };
    await appendAudit(tx, { ...entry(ctx, id), event: 'member.updated', data });
    return after;
  });
}

export async function remove(ctx: Context, { id }: InputOf<typeof deleteMember>): Promise<Record<string, never>> {
  authorise(ctx, 'member:write');
  if (id === ctx.actor.id) throw new AppError('forbidden', 'Nobody removes the account they are signed in with.');
  await ctx.db.transaction(async (tx) => {
    const before = await presented(tx, await find(tx, id));
    await tx.delete(users).where(eq(users.id, id));
    await appendAudit(tx, { ...entry(ctx, id), event: 'member.deleted', data: toJson(before) });
  });
  return {};
}

async function find(db: Database | Transaction, id: string): Promise<UserRow> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  if (!row) throw new AppError('not_found', 'There is no such account.');
  return row;
}

async function presented(db: Database | Transaction, { id, email, name, groups, createdAt }: UserRow): Promise<Member> {
  const rows = await db.select().from(grants).where(eq(grants.userId, id));
  const held = rows.flatMap((row): Grant[] => {
    const role = Role.safeParse(row.role);
    return role.success ? [{ role: role.data, connection: row.connectionId, environment: row.environmentId }] : [];
  });
  return { id, email, name, groups, grants: held, createdAt: iso(createdAt) };
}

function entry({ actor, requestId }: Context, member: string) {
  return { actor: { id: actor.id, name: actor.name }, subject: `account/${member}`, requestId };
}
