import { and, eq, inArray, isNull, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { changes, decisions, grants, policies } from '@/lib/db/schema';
import { type Actor, type Grant, type Permission, rolesWith } from '@/lib/domain/permission';

/** Only changes whose target one of these grants covers with the permission; the same rule as `can`. */
export function within(held: readonly Grant[], permission: Permission): SQL | undefined {
  const roles = rolesWith(permission);
  const places = held
    .filter(({ role }) => roles.includes(role))
    .map(({ connection, environment }) =>
      and(
        sql`true`,
        connection === null ? undefined : eq(changes.connectionId, connection),
        environment === null ? undefined : eq(changes.targetEnvironment, environment),
      ),
    );
  return places.length === 0 ? sql`false` : or(...places);
}

/**
 * Only changes that wait for a decision which this person may take and has not taken on this plan. It says of many what
 * `missingApprovals` and `hasRunOut` say of one; the model-based test holds them together.
 */
export function waitsFor(actor: Actor, now: Date): SQL | undefined {
  const own = and(
    eq(decisions.changeId, changes.id),
    eq(decisions.userId, actor.id),
    eq(decisions.digest, changes.planDigest),
  );
  return and(
    inArray(changes.status, ['awaiting_approval', 'approved', 'scheduled', 'partly_failed', 'failed', 'unknown']),
    within(actor.grants, 'change:decide'),
    ne(changes.requestedBy, actor.id),
    stillOpen(now),
    notExists(new QueryBuilder().select({ one: sql`1` }).from(decisions).where(own)),
    lacksApproval(now),
  );
}

function stillOpen(now: Date): SQL | undefined {
  return or(
    isNull(changes.expiresAt),
    sql`${changes.expiresAt} > ${now.toISOString()}`,
    and(eq(changes.status, 'approved'), sql`${changes.scheduledAt} is not null`),
    inArray(changes.status, ['scheduled', 'partly_failed', 'failed', 'unknown']),
  );
}

/** What ended badly is asked about for as long as a request would stand; who wants it retried later says so. */
function lacksApproval(now: Date): SQL {
  return sql`exists (
    select 1 from (
      select ${policies.policy} as rule from ${policies}
      where ${policies.connectionId} = ${changes.connectionId}
        and ${policies.environmentId} in (${changes.targetEnvironment}, '')
      order by ${policies.environmentId} desc limit 1
    ) holding
    where not jsonb_exists(rule->'exempt', ${changes.requestedBy})
      and (${changes.startedAt} is null
        or ${changes.updatedAt} > ${now.toISOString()}::timestamptz - make_interval(hours => (rule->>'expiresAfterHours')::int))
      and ((rule->>'approvals')::int > (select count(*) from ${decisions} where ${counts()})
        or exists (select 1 from jsonb_array_elements_text(rule->'groups') asked(name)
          where not exists (select 1 from ${decisions} where ${counts()} and jsonb_exists(${decisions.groups}, asked.name))))
  )`;
}

/** An approval of this very plan by somebody else who may decide there to this day. */
function counts(): SQL | undefined {
  const covers = and(
    eq(grants.userId, decisions.userId),
    inArray(grants.role, rolesWith('change:decide')),
    or(isNull(grants.connectionId), eq(grants.connectionId, changes.connectionId)),
    or(isNull(grants.environmentId), eq(grants.environmentId, changes.targetEnvironment)),
  );
  return and(
    eq(decisions.changeId, changes.id),
    eq(decisions.decision, 'approve'),
    eq(decisions.digest, changes.planDigest),
    ne(decisions.userId, changes.requestedBy),
    sql`exists (select 1 from ${grants} where ${covers})`,
  );
}
