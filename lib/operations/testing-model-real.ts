// The real thing beside the model: people, vendor and database, and what must hold whatever happens.
import { eq, notInArray } from 'drizzle-orm';
import { actorById } from '@/lib/auth/accounts';
import type { Database } from '@/lib/db/database';
import { changes, freezes, lineStops, policies, users } from '@/lib/db/schema';
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
} from './testing';
import { type Crash, groupsOf, type Person, people } from './testing-model';

export interface Real {
  db: Database;
  sandbox: Sandbox;
  people: Record<Person, Context>;
  pair: { connection: string; source: string; target: string };
  scheduler: Scheduler;
  freeze: string | null;
  /** Up to where the record has been looked through. */
  seen: number;
  /** Whose inbox is looked into next. */
  turn: number;
}

export async function makeReal(db: Database): Promise<Real> {
  const sandbox = await sandboxForTest();
  const contexts = {
    operator: await contextAs(db, 'operator'),
    admin: await contextAs(db, 'admin'),
    approver: await contextAs(db, 'approver'),
    second: await contextAs(db, 'approver'),
  };
  for (const person of people) {
    const groups = [...groupsOf[person]];
    await db.update(users).set({ groups }).where(eq(users.id, contexts[person].actor.id));
  }
  const connection = await storedConnection(db, sandbox.url, credentials.keys);
  const pair = { connection, ...(await environmentsOf(contexts.operator, connection)) };
  const { open, clock } = contexts.operator;
  const scheduler = { db, open, ...(clock ? { clock } : {}), actorById: (id: string) => actorById(db, id) };
  return { db, sandbox, people: contexts, pair, scheduler, freeze: null, seen: 0, turn: 0 };
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
export const writing = (by: Context, way: (apply: Apply) => Apply): Context =>
  acting(by, (publish) => ({ ...publish, apply: way(publish.apply) }));

const acting = (by: Context, way: (publish: Action) => Action): Context => ({
  ...by,
  open: async (connection) => {
    const session = await by.open(connection);
    const publish = session.actions.publish;
    if (!publish) throw new Error('Novu can publish');
    return { ...session, actions: { ...session.actions, publish: way(publish) } };
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

/** Somebody whose runs get no further than their beginning before they are let go. */
export function held(by: Context): { ctx: Context; letGo: () => void } {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const open: Context['open'] = async (connection) => {
    await gate;
    return by.open(connection);
  };
  return { ctx: { ...by, open }, letGo: () => letGo() };
}

export const oneLie = { vendor: 'novu', method: 'PUT', path: '/sync', lie: true, times: 1 };

/** Somebody whose connection breaks with every write after the vendor made it, and who cannot look afterwards. */
export function doubting(by: Context): Context {
  let written = false;
  const lost = { status: 'unknown', message: 'The connection broke.' } as const;
  return acting(by, ({ apply, reconcile, ...rest }) => ({
    ...rest,
    apply: async (...call) => {
      await apply(...call);
      written = true;
      return lost;
    },
    reconcile: async (...asked) => (written ? lost : reconcile(...asked)),
  }));
}

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
