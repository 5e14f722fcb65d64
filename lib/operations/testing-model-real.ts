// The real thing beside the model: people, vendor and database, and what must hold whatever happens.
import { and, asc, eq, gt, inArray, notInArray } from 'drizzle-orm';
import { expect } from 'vitest';
import { actorById } from '@/lib/auth/accounts';
import type { Database } from '@/lib/db/database';
import { audit, changes, decisions, freezes, lineStops, policies } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/error';
import type { Action } from '@/lib/vendors/port';
import type { Context } from './context';
import type { Scheduler } from './schedule';
import {
  contextAs,
  control,
  credentials,
  environmentsOf,
  type Sandbox,
  sandboxForTest,
  storedConnection,
  writesAt,
} from './testing';
import type { Crash, Model, Person } from './testing-model';

export interface Real {
  db: Database;
  sandbox: Sandbox;
  people: Record<Person, Context>;
  pair: { connection: string; source: string; target: string };
  scheduler: Scheduler;
  freeze: string | null;
  /** Up to where the record has been looked through. */
  seen: number;
}

export async function makeReal(db: Database): Promise<Real> {
  const sandbox = await sandboxForTest();
  const contexts = {
    operator: await contextAs(db, 'operator'),
    admin: await contextAs(db, 'admin'),
    approver: await contextAs(db, 'approver'),
    second: await contextAs(db, 'approver'),
  };
  const connection = await storedConnection(db, sandbox.url, credentials.keys);
  const pair = { connection, ...(await environmentsOf(contexts.operator, connection)) };
  const { open } = contexts.operator;
  const scheduler = { db, open, actorById: (id: string) => actorById(db, id) };
  return { db, sandbox, people: contexts, pair, scheduler, freeze: null, seen: 0 };
}

/** As if nobody had done anything yet; only the record is kept. */
export async function startOver(real: Real): Promise<void> {
  const { db } = real;
  await control(real.sandbox, 'POST', 'reset');
  await db.delete(policies);
  await db.delete(freezes);
  await db.delete(lineStops);
  const over = ['succeeded', 'stale', 'rejected', 'cancelled'];
  await db.update(changes).set({ status: 'cancelled' }).where(notInArray(changes.status, over));
  real.freeze = null;
}

/** What came of it, or null when it was refused; anything else that goes wrong is a fault of ours. */
export async function attempt<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

type Apply = Action['apply'];

/** Somebody whose writes go another way. */
export const writing = (by: Context, way: (apply: Apply) => Apply): Context => ({
  ...by,
  open: async (connection) => {
    const session = await by.open(connection);
    const publish = session.actions.publish;
    if (!publish) throw new Error('Novu can publish');
    return { ...session, actions: { ...session.actions, publish: { ...publish, apply: way(publish.apply) } } };
  },
});

/** Somebody whose process dies in the middle of a run: the call at which that happens never comes back. */
export function dying(by: Context, { at, written }: Crash): { ctx: Context; dead: Promise<void> } {
  let die = () => {};
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  let calls = 0;
  const way =
    (apply: Apply): Apply =>
    async (step, key, note) => {
      calls += 1;
      if (calls <= at) return apply(step, key, note);
      if (written) await apply(step, key, note);
      // The process is gone, and with it everything that it had in hand.
      globalThis.promenadeRuns?.clear();
      die();
      return new Promise(() => {});
    };
  return { ctx: writing(by, way), dead };
}

export const oneLie = { vendor: 'novu', method: 'PUT', path: '/sync', lie: true, times: 1 };

/** Somebody whose vendor answers no more questions of the engine once it has been written to. */
export function blinding(by: Context): Context {
  let written = false;
  const way =
    (apply: Apply): Apply =>
    async (...call) => {
      const outcome = await apply(...call);
      written = true;
      return outcome;
    };
  const { open } = writing(by, way);
  return {
    ...by,
    open: async (connection) => {
      const session = await open(connection);
      const read: typeof session.read = async (...asked) => {
        if (written) throw new AppError('vendor_unavailable', 'The vendor cannot be read.');
        return session.read(...asked);
      };
      return { ...session, read };
    },
  };
}

/** Everything that must be true after every command. */
export async function holds(model: Model, real: Real): Promise<void> {
  const rows = await real.db
    .select()
    .from(changes)
    .where(
      inArray(
        changes.id,
        model.changes.map(({ id }) => id),
      ),
    );
  for (const { status, proof } of rows) if (status === 'succeeded') expect(proof).toMatchObject({ state: 'proven' });
  expect(rows.filter(({ status }) => status === 'running').length).toBeLessThanOrEqual(1);
  await startsWereAllowed(model, real);
  const status = new Map(rows.map((row) => [row.id, row.status]));
  expect(model.changes.map(({ id }) => status.get(id))).toEqual(model.changes.map((change) => change.status));
  const sent = (await writesAt(real.sandbox)).filter(({ method }) => method !== 'PATCH');
  const named = sent.map(
    ({ method, path }) => `${method} ${path.replace(/^.*\/workflows\//, '').replace('/sync', '')}`,
  );
  expect(named).toEqual(model.writes);
}

/** Each start since the last look had its approvals, for this very plan, and met neither freeze nor stopped line. */
async function startsWereAllowed(model: Model, real: Real): Promise<void> {
  const news = await real.db.select().from(audit).where(gt(audit.sequence, real.seen)).orderBy(asc(audit.sequence));
  real.seen = news.at(-1)?.sequence ?? real.seen;
  for (const { event, subject, data } of news) {
    if (event !== 'change.started' && event !== 'change.retried') continue;
    const id = subject?.replace('change/', '') ?? '';
    const [change] = await real.db.select().from(changes).where(eq(changes.id, id));
    const agreed = and(eq(decisions.changeId, id), eq(decisions.decision, 'approve'));
    const said = await real.db.select().from(decisions).where(agreed);
    const valid = said.filter((one) => one.digest === change?.planDigest && one.userId !== change?.requestedBy);
    expect([event, data.digest]).toEqual([event, change?.planDigest]);
    expect(valid.length).toBeGreaterThanOrEqual(model.approvals);
    expect([model.stopped, model.frozen && data.override === undefined]).toEqual([false, false]);
  }
}
