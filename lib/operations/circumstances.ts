import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '@/lib/db/database';
import { changes, comments, decisions, grants, lineStops, policies, reviews, users } from '@/lib/db/schema';
import { type Change, ChangeStatus } from '@/lib/domain/change';
import { type GovernedChange, type Obstacle, obstaclesTo } from '@/lib/domain/governance';
import { can, Grant } from '@/lib/domain/permission';
import { Decision, missingApprovals, type PlacedPolicy, Policy, policyFor } from '@/lib/domain/policy';
import { iso } from '@/lib/engine/store';
import { storedFreezes, whyFrozen } from './freezes';

type Db = Database | Transaction;

/** Every stored policy, or those of one connection. */
export async function storedPolicies(db: Db, connection?: string): Promise<PlacedPolicy[]> {
  const rows = await db
    .select()
    .from(policies)
    .where(connection === undefined ? undefined : eq(policies.connectionId, connection))
    .orderBy(asc(policies.connectionId), asc(policies.environmentId));
  return rows.map((row) => ({
    connection: row.connectionId,
    environment: row.environmentId || null,
    policy: Policy.parse(row.policy),
  }));
}

/** The policy that holds for a place right now. */
export async function policyAt(db: Db, connection: string, environment: string): Promise<Policy> {
  return policyFor(await storedPolicies(db, connection), connection, environment);
}

/** Why the line stands, or null. */
export async function lineStop(db: Db): Promise<{ reason: string; by: string; at: string } | null> {
  const [stop] = await db
    .select({ reason: lineStops.reason, by: users.name, at: lineStops.stoppedAt })
    .from(lineStops)
    .leftJoin(users, eq(users.id, lineStops.stoppedBy))
    .where(isNull(lineStops.liftedAt))
    .limit(1);
  return stop ? { reason: stop.reason, by: stop.by ?? 'a removed account', at: iso(stop.at) } : null;
}

/** What has been said about a change, newest last, and whether those who said it may decide here to this day. */
export async function decisionsOn(db: Db, { id, connection, plan }: Change): Promise<Decision[]> {
  const rows = await db.select().from(decisions).where(eq(decisions.changeId, id)).orderBy(asc(decisions.at));
  const people = rows.map(({ userId }) => userId);
  const held = people.length === 0 ? [] : await db.select().from(grants).where(inArray(grants.userId, people));
  const place = { connection, environment: plan.target.id };
  const grantsOf = (person: string) =>
    held
      .filter(({ userId }) => userId === person)
      // A role of another version of Promenade says nothing to this one.
      .flatMap(
        (row) => Grant.safeParse({ ...row, connection: row.connectionId, environment: row.environmentId }).data ?? [],
      );
  return rows.map((row) =>
    Decision.parse({
      entitled: can(grantsOf(row.userId), 'change:decide', place),
      by: { id: row.userId, name: row.userName },
      decision: row.decision,
      comment: row.comment,
      digest: row.digest,
      groups: row.groups,
      at: iso(row.at),
    }),
  );
}

/** A change with everything that decides whether `runner` may run it now. */
export async function govern(db: Db, change: Change, runner: string | null): Promise<GovernedChange> {
  const [row] = await db
    .select({
      confirmed: changes.confirmed,
      expiresAt: changes.expiresAt,
      rollbackOf: changes.rollbackOf,
      scheduledAt: changes.scheduledAt,
      scheduleUntil: changes.scheduleUntil,
      suspended: changes.suspended,
    })
    .from(changes)
    .where(eq(changes.id, change.id));
  const policy = await policyAt(db, change.connection, change.plan.target.id);
  const said = await decisionsOn(db, change);
  const governed: Omit<GovernedChange, 'obstacles'> = {
    ...change,
    policy,
    decisions: said,
    missing: missingApprovals(policy, change.requestedBy.id, change.plan.digest, said),
    comments: await commentsOn(db, change.id),
    reviews: await reviewsOf(db, change.id),
    expiresAt: iso(row?.expiresAt ?? null),
    rollbackOf: row?.rollbackOf ?? null,
    takenBackBy: await takenBackBy(db, change.id),
    schedule: row?.scheduledAt
      ? { at: iso(row.scheduledAt), until: iso(row.scheduleUntil), suspended: row.suspended }
      : null,
  };
  const stop = await lineStop(db);
  const now = new Date();
  const place = { connection: change.connection, environment: change.plan.target.id };
  const obstacles: Obstacle[] = obstaclesTo({
    change: governed,
    confirmed: row?.confirmed ?? false,
    runner,
    frozen: whyFrozen(await storedFreezes(db), place, change.plan.target.name, now),
    stopped: stop && `${stop.reason} (${stop.by})`,
    now: now.toISOString(),
  });
  return { ...governed, obstacles };
}

async function takenBackBy(db: Db, change: string): Promise<GovernedChange['takenBackBy']> {
  const rows = await db
    .select({ id: changes.id, status: changes.status, createdAt: changes.createdAt })
    .from(changes)
    .where(eq(changes.rollbackOf, change))
    .orderBy(asc(changes.createdAt));
  return rows.map(({ id, status, createdAt }) => ({
    id,
    status: ChangeStatus.parse(status),
    createdAt: iso(createdAt),
  }));
}

async function commentsOn(db: Db, change: string): Promise<GovernedChange['comments']> {
  const rows = await db.select().from(comments).where(eq(comments.changeId, change)).orderBy(asc(comments.at));
  return rows.map(({ id, userId, userName, stepId, text, at }) => ({
    id,
    by: { id: userId, name: userName },
    step: stepId,
    text,
    at: iso(at),
  }));
}

async function reviewsOf(db: Db, change: string): Promise<GovernedChange['reviews']> {
  const rows = await db
    .select({ step: reviews.stepId, id: reviews.userId, name: users.name })
    .from(reviews)
    .leftJoin(users, eq(users.id, reviews.userId))
    .where(eq(reviews.changeId, change));
  return rows.map(({ step, id, name }) => ({ step, by: { id, name: name ?? 'a removed account' } }));
}

/** True when this person has marked every step of the change. */
export async function hasReviewedAll(db: Db, change: Change, user: string): Promise<boolean> {
  const rows = await db
    .select({ step: reviews.stepId })
    .from(reviews)
    .where(and(eq(reviews.changeId, change.id), eq(reviews.userId, user)));
  const marked = new Set(rows.map(({ step }) => step));
  return change.plan.steps.every(({ id }) => marked.has(id));
}
