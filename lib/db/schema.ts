import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/domain/json';

export { audit, auditHead } from './schema-audit';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
const json = (name: string) => jsonb(name).$type<JsonObject>();

/** People who can sign in with a local account. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  sessionVersion: integer('session_version').notNull().default(1),
  /** Groups that a policy can ask to approve, such as "security". */
  groups: jsonb('groups').$type<string[]>().notNull().default([]),
  createdAt: moment('created_at').notNull(),
});

/** A role that somebody holds: everywhere, on one connection, or on one environment of it. */
export const grants = pgTable(
  'grants',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    connectionId: text('connection_id'),
    environmentId: text('environment_id'),
  },
  (table) => [index('grants_user').on(table.userId)],
);

/** One-time links that create the first administrator; only the hash of the token is kept. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: moment('created_at').notNull(),
  usedAt: moment('used_at'),
});

/** What scripts sign in with; only the hash is kept. */
export const tokens = pgTable(
  'tokens',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    hash: text('hash').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at'),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('tokens_user').on(table.userId)],
);

/** Failed sign-ins per account and per address, so that guessing gets slower. */
export const signInAttempts = pgTable('sign_in_attempts', {
  subject: text('subject').primaryKey(),
  failures: integer('failures').notNull(),
  blockedUntil: moment('blocked_until').notNull(),
});

/**
 * One number, which every write to the accounts, their roles, the connections and the placements makes greater (by
 * triggers, in the same transaction), so that a server can keep what it read of them until the number has changed.
 */
export const accessRevision = pgTable('access_revision', {
  id: integer('id').primaryKey(),
  revision: integer('revision').notNull(),
});

/** Accounts at vendors. `credentials` is sealed with ENCRYPTION_KEY and bound to the origin of `baseUrl`. */
export const connections = pgTable('connections', {
  id: text('id').primaryKey(),
  vendor: text('vendor').notNull(),
  name: text('name').notNull(),
  baseUrl: text('base_url').notNull(),
  credentials: text('credentials').notNull(),
  capabilities: json('capabilities'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

/** Which application belongs to which stage, where the vendor does not tell. */
export const placements = pgTable(
  'placements',
  {
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    stageId: text('stage_id').notNull(),
    row: text('row').notNull(),
    applicationId: text('application_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.stageId, table.row] })],
);

/** Everything that Promenade does, or is asked to do, at a vendor. */
export const changes = pgTable(
  'changes',
  {
    id: text('id').primaryKey(),
    connectionId: text('connection_id').notNull(),
    action: text('action').notNull(),
    input: json('input').notNull(),
    targetEnvironment: text('target_environment').notNull(),
    /** What only one running change may hold: the target, or nothing but itself for an action that runs beside others. */
    lane: text('lane').notNull(),
    status: text('status').notNull(),
    plan: json('plan').notNull(),
    planDigest: text('plan_digest').notNull(),
    reason: text('reason'),
    requestedBy: text('requested_by').notNull(),
    /** Who had it run for the first time, or in whose name the clock did. */
    startedBy: jsonb('started_by').$type<{ id: string | null; name: string }>(),
    idempotencyKey: text('idempotency_key').notNull(),
    requestDigest: text('request_digest').notNull(),
    /** Whether the target's name was typed at submission. */
    confirmed: boolean('confirmed').notNull().default(false),
    /** The change that this one takes back. */
    rollbackOf: text('rollback_of'),
    expiresAt: moment('expires_at'),
    scheduledAt: moment('scheduled_at'),
    scheduleUntil: moment('schedule_until'),
    /** Why a scheduled start did not take place. */
    suspended: text('suspended'),
    moved: jsonb('moved').$type<JsonObject[]>(),
    failure: json('failure'),
    proof: json('proof'),
    /** Set when somebody calls a running change off; it stops after the step in flight. */
    stopRequestedAt: moment('stop_requested_at'),
    leaseOwner: text('lease_owner'),
    leaseUntil: moment('lease_until'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    uniqueIndex('changes_idempotency').on(table.requestedBy, table.idempotencyKey),
    // The database itself keeps two running changes off one environment, whatever the number of server processes.
    uniqueIndex('changes_one_running').on(table.connectionId, table.lane).where(sql`status = 'running'`),
    index('changes_created').on(table.createdAt, table.id),
    // What waits for somebody is asked for every half minute by everybody who decides; nearly all changes have ended.
    index('changes_status').on(table.status),
    index('changes_rollback').on(table.rollbackOf),
  ],
);

/** The steps of a change with their committed intent and outcome. */
export const changeSteps = pgTable(
  'change_steps',
  {
    changeId: text('change_id')
      .notNull()
      .references(() => changes.id),
    position: integer('position').notNull(),
    stepId: text('step_id').notNull(),
    status: text('status').notNull(),
    attempt: integer('attempt').notNull().default(0),
    partial: boolean('partial').notNull().default(false),
    idempotencyKey: text('idempotency_key'),
    /** What finds the write again at the vendor; noted before the call, or answered by it. */
    reference: json('reference'),
    message: text('message'),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [primaryKey({ columns: [table.changeId, table.position] })],
);

/** What the target held before the first write of a change; the source of every undo. */
export const snapshots = pgTable(
  'snapshots',
  {
    changeId: text('change_id')
      .notNull()
      .references(() => changes.id),
    type: text('type').notNull(),
    resourceId: text('resource_id').notNull(),
    hash: text('hash'),
    resource: json('resource'),
    takenAt: moment('taken_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.changeId, table.type, table.resourceId] })],
);

/** What people said about a change, bound to the digest of the plan they saw. */
export const decisions = pgTable(
  'decisions',
  {
    changeId: text('change_id')
      .notNull()
      .references(() => changes.id),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    decision: text('decision').notNull(),
    comment: text('comment'),
    digest: text('digest').notNull(),
    groups: jsonb('groups').$type<string[]>().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.changeId, table.userId] })],
);

/** Remarks on a change, or on one of its steps. */
export const comments = pgTable(
  'comments',
  {
    id: text('id').primaryKey(),
    changeId: text('change_id')
      .notNull()
      .references(() => changes.id),
    stepId: text('step_id'),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    text: text('text').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [index('comments_change').on(table.changeId, table.at)],
);

/** Who has looked at which step of a change; gone with another digest, like a decision. */
export const reviews = pgTable(
  'reviews',
  {
    changeId: text('change_id')
      .notNull()
      .references(() => changes.id),
    stepId: text('step_id').notNull(),
    userId: text('user_id').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.changeId, table.stepId, table.userId] })],
);

/** What changes need, by connection and environment; an empty environment stands for the default of the connection. */
export const policies = pgTable(
  'policies',
  {
    connectionId: text('connection_id').notNull(),
    environmentId: text('environment_id').notNull(),
    policy: json('policy').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.environmentId] })],
);

/** Windows in which nothing may be written. */
export const freezes = pgTable('freezes', {
  id: text('id').primaryKey(),
  freeze: json('freeze').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
});

/** Each time somebody stopped all changes on all vendors, and when it was lifted. */
export const lineStops = pgTable('line_stops', {
  id: text('id').primaryKey(),
  reason: text('reason').notNull(),
  stoppedBy: text('stopped_by').notNull(),
  stoppedAt: moment('stopped_at').notNull(),
  liftedBy: text('lifted_by'),
  liftedAt: moment('lifted_at'),
});
