// What must be true whatever happens to the changes.
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { expect } from 'vitest';
import { audit, changeSteps, changes, decisions } from '@/lib/db/schema';
import { list, read } from './change-life';
import { writesAt } from './testing';
import { again, groupsOf, type Model, type Person, people, waitsFor } from './testing-model';
import type { Real } from './testing-model-real';

/** Everything that must be true after every command. */
export async function holds(model: Model, real: Real): Promise<void> {
  const ids = model.changes.map(({ id }) => id);
  const rows = await real.db.select().from(changes).where(inArray(changes.id, ids));
  for (const { status, proof } of rows) if (status === 'succeeded') expect(proof).toMatchObject({ state: 'proven' });
  expect(rows.filter(({ status }) => status === 'running').length).toBeLessThanOrEqual(1);
  await startsWereAllowed(model, real);
  const status = new Map(rows.map((row) => [row.id, row.status]));
  expect(model.changes.map(({ id }) => status.get(id))).toEqual(model.changes.map((change) => change.status));
  await stepsAreAsKnown(model, real);
  const sent = (await writesAt(real.sandbox)).filter(({ method }) => method !== 'PATCH');
  const named = sent.map(
    ({ method, path }) => `${method} ${path.replace(/^.*\/workflows\//, '').replace('/sync', '')}`,
  );
  expect(named).toEqual(model.writes);
  real.turn += 1;
  await inboxIsRight(model, real, people[real.turn % people.length] ?? 'approver');
}

/** Done, in doubt or left out; what is neither is tried again, whatever it is called. */
async function stepsAreAsKnown(model: Model, real: Real): Promise<void> {
  const ended = model.changes.filter(({ status }) => again.includes(status));
  const ids = ended.map(({ id }) => id);
  const rows =
    ids.length === 0 ? [] : await real.db.select().from(changeSteps).where(inArray(changeSteps.changeId, ids));
  const known = (status: string) => (['succeeded', 'unknown', 'left_out'].includes(status) ? status : 'open');
  const found = rows.map((row) => `${row.changeId} ${row.position} ${known(row.status)} ${row.partial}`);
  const meant = ended.flatMap(({ id, steps }) =>
    steps.map(({ status, partial }, position) => `${id} ${position} ${known(status)} ${partial}`),
  );
  expect(found.sort()).toEqual(meant.sort());
}

async function inboxIsRight(model: Model, real: Real, by: Person): Promise<string[]> {
  const { items } = await list(real.people[by], { waitingForMe: true, limit: 100 });
  const found = items.map(({ id }) => id);
  const meant = model.changes.filter((change) => waitsFor(model, change, by)).map(({ id }) => id);
  expect([by, [...found].sort()]).toEqual([by, meant.sort()]);
  return found;
}

/** A policy that was changed leads into no dead end: what lacks an approval waits for somebody, or can be planned anew. */
export async function leadsOn(model: Model, real: Real): Promise<void> {
  const inboxes = new Set<string>();
  for (const by of people) for (const id of await inboxIsRight(model, real, by)) inboxes.add(id);
  const open = model.changes.filter(({ status }) =>
    ['awaiting_approval', 'approved', 'scheduled', ...again].includes(status),
  );
  for (const { id } of open) {
    const { obstacles } = await read(real.people.operator, { change: id });
    const codes = obstacles.map(({ code }) => code).filter((code) => code !== 'frozen' && code !== 'line_stopped');
    if (codes.includes('expired') || codes.length === 0) continue;
    expect([codes, inboxes.has(id)]).toEqual([['approval'], true]);
  }
}

/** Each start since the last look had its approvals, for this very plan, and met neither freeze nor stopped line. */
async function startsWereAllowed(model: Model, real: Real): Promise<void> {
  const news = await real.db.select().from(audit).where(gt(audit.sequence, real.seen)).orderBy(asc(audit.sequence));
  real.seen = news.at(-1)?.sequence ?? real.seen;
  for (const { event, subject, data, actorId } of news) {
    if (event !== 'change.started' && event !== 'change.retried') continue;
    const id = subject?.replace('change/', '') ?? '';
    const [change] = await real.db.select().from(changes).where(eq(changes.id, id));
    expect([event, data.digest]).toEqual([event, change?.planDigest]);
    const agreed = and(eq(decisions.changeId, id), eq(decisions.decision, 'approve'));
    const said = await real.db.select().from(decisions).where(agreed);
    const valid = said.filter((one) => one.digest === change?.planDigest && one.userId !== change?.requestedBy);
    expectConsent(
      model,
      real,
      change?.requestedBy,
      valid.map(({ userId }) => userId),
      actorId,
    );
    expect([model.stopped, model.frozen && data.override === undefined]).toEqual([false, false]);
  }
}

function expectConsent(
  { policy }: Model,
  real: Real,
  requester: string | undefined,
  agreed: readonly string[],
  runner: string | null,
): void {
  const named = (ids: readonly (string | null | undefined)[]) =>
    people.filter((person) => ids.includes(real.people[person].actor.id));
  if (!policy.approverMayRun) expect(agreed).not.toContain(runner);
  if (policy.exempt.some((person) => named([requester]).includes(person))) return;
  expect(named(agreed).length).toBeGreaterThanOrEqual(policy.approvals);
  const spoken = named(agreed).flatMap((person) => groupsOf[person]);
  expect(spoken).toEqual(expect.arrayContaining(policy.groups));
}
