// A server process for the chaos test: it runs changes like the real one, and kills itself where it is told to.
import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { actorById } from '@/lib/auth/accounts';
import { type Database, openServer, type Transaction } from '@/lib/db/connect';
import { openEmbedded } from '@/lib/db/embedded';
import { changeSteps, changes, snapshots } from '@/lib/db/schema';
import type { StepState } from '@/lib/domain/change';
import { AppError } from '@/lib/domain/error';
import { hastyClock } from '@/lib/domain/testing-clock';
import { retry, run } from '@/lib/operations/change-life';
import { openSession } from '@/lib/operations/sessions';
import { standBetween } from '@/lib/vendors/exchange';
import type { Action, VendorSession } from '@/lib/vendors/port';
import { expireForeignLeases, owner } from './claim';
import { idle, takeUpRuns } from './engine';
import type { Engine } from './run';
import { loadChange } from './store';

const { CHAOS_DIRECTORY = '', CHAOS_URL = '', CHAOS_CHANGE = '', CHAOS_KILL = '' } = process.env;
const startedAlone = CHAOS_URL === '';

/** What the parent is told. `at`: a boundary that was passed alive. */
export type Report = { owner: string } | { at: string } | { idle: true };
/** What the parent may ask for. */
export type Order = 'run' | 'sweep' | 'end';

const tell = (report: Report) => process.send?.(report);

let passed = 0;

/** Ends the process at the boundary named by CHAOS_KILL, or at the so-many-th when that is a number. */
async function boundary(name: string): Promise<void> {
  passed += 1;
  if (CHAOS_KILL === name || CHAOS_KILL === String(passed)) {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  }
  tell({ at: name });
}

/** The statuses of the change and of its steps, by the name that a boundary has for them. */
async function statuses(tx: Database | Transaction): Promise<Map<string, string>> {
  const all = await tx.select({ id: changes.id, status: changes.status }).from(changes);
  const steps = await tx.select().from(changeSteps).orderBy(asc(changeSteps.position));
  return new Map([
    ...all.map(({ status }): [string, string] => ['change', status]),
    ...steps.map(({ position, status, reference }): [string, string] => {
      const accepted = status === 'running' && JSON.stringify(reference ?? {}).includes('"deployment"');
      return [String(position), accepted ? 'underway' : status];
    }),
  ]);
}

/** What a transaction did, as the first half of a boundary's name. */
function deed(before: Map<string, string>, after: Map<string, string>): string {
  const [moved] = [...after].filter(([name, status]) => before.get(name) !== status);
  if (!moved) return 'nothing';
  const [name, status] = moved;
  if (name === 'change') return status === 'running' ? 'claim' : 'finish';
  return `${name} ${status === 'running' ? 'intent' : status}`;
}

let snapshotStored = false;

/** What a statement of its own does, where something half done could be left behind by it; else null. */
async function lonelyDeed(table: unknown): Promise<string | null> {
  if (table === snapshots) return 'snapshot';
  if (table !== changeSteps) return null;
  const [running] = [...(await statuses(database))].filter(
    ([name, status]) => name !== 'change' && status === 'running',
  );
  return running ? `${running[0]} note` : null;
}

/** A statement with a boundary right before and right after it. */
function surrounded<Query extends object>(query: Query, table: unknown): Query {
  const carryOut = async () => {
    const name = await lonelyDeed(table);
    if (name !== null) await boundary(`before ${name}`);
    const result: unknown = await query;
    if (name !== null) await boundary(`${name} stored`);
    if (table === snapshots) snapshotStored = true;
    return result;
  };
  return new Proxy(query, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      if (property === 'then')
        return (kept: (result: unknown) => unknown, broken: (error: unknown) => unknown) =>
          carryOut().then(kept, broken);
      return (...given: unknown[]) => {
        const next: unknown = Reflect.apply(value, target, given);
        return typeof next === 'object' && next !== null ? surrounded(next, table) : next;
      };
    },
  });
}

/** The same database, with a boundary right before and right after every commit. */
function withBoundaries(db: Database): Database {
  const transaction: Database['transaction'] = async (work, config) => {
    let name = '';
    const result = await db.transaction(async (tx) => {
      const before = await statuses(tx);
      const inner = await work(tx);
      name = deed(before, await statuses(tx));
      if (name !== 'nothing') await boundary(`${name} before commit`);
      return inner;
    }, config);
    // A look for something to take over writes nothing that could be half done.
    if (name !== 'nothing') await boundary(`${name} committed`);
    return result;
  };
  return new Proxy(db, {
    get(target, property) {
      if (property === 'transaction') return transaction;
      if (property === 'insert') return (table: PgTable) => surrounded(target.insert(table), table);
      if (property === 'update') return (table: PgTable) => surrounded(target.update(table), table);
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The same session, with a boundary right before and right after every call that writes, looks or proves. */
function watched(session: VendorSession): VendorSession {
  const around = (action: Action): Action => {
    const { apply, follow } = action;
    const between = async <Outcome>(id: string, what: string, work: () => Promise<Outcome>): Promise<Outcome> => {
      const change = await loadChange(database, CHAOS_CHANGE);
      const position = change.plan.steps.findIndex((step) => step.id === id);
      await boundary(`${position} before ${what}`);
      const outcome = await work();
      await boundary(`${position} after ${what}`);
      return outcome;
    };
    return {
      ...action,
      apply: (step, key, note) => between(step.id, 'call', () => apply(step, key, note)),
      ...(follow ? { follow: (step, reference) => between(step.id, 'look', () => follow(step, reference)) } : {}),
    };
  };
  const actions = Object.entries(session.actions).map(([name, action]) => [name, around(action)]);
  const read: VendorSession['read'] = async (environment, key) => {
    const proves = snapshotStored && (await loadChange(database, CHAOS_CHANGE)).steps.every(isDone);
    if (proves) await boundary('before proof');
    const resource = await session.read(environment, key);
    if (proves) await boundary('after proof');
    return resource;
  };
  return { ...session, read, actions: Object.fromEntries(actions) };
}

const isDone = ({ status }: StepState) => status === 'succeeded';

/** A layout is created empty and filled by a second request; this is the moment between the two. */
function watchHalfLayouts(): void {
  standBetween(async ({ method, url }, send) => {
    const answer = await send();
    if (method === 'POST' && url.endsWith('/layouts')) await boundary('half a layout');
    return answer;
  });
}

const opened = await (startedAlone ? openEmbedded(CHAOS_DIRECTORY) : openServer(CHAOS_URL));
const database = opened.db;
const db = withBoundaries(database);
const open = async (connection: string) => watched(await openSession(database, connection));
watchHalfLayouts();
const engine: Engine = { db, open, clock: hastyClock(), pace: { every: 0.05, atMost: 60 } };

/** Starts the change, or what is left of it, as the person who asked for it would. Another server may be faster. */
async function start(): Promise<void> {
  const { requestedBy, status } = await loadChange(database, CHAOS_CHANGE);
  const actor = await actorById(database, requestedBy.id);
  if (!actor) throw new Error('Whoever asked for the change has no account');
  const ctx = { actor, ...engine, requestId: randomUUID() };
  const started =
    status === 'approved' ? run(ctx, { change: CHAOS_CHANGE }) : retry(ctx, { change: CHAOS_CHANGE, skip: [] });
  await started.catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  });
}

async function obey(order: Order): Promise<void> {
  if (order === 'end') process.exit(0);
  if (order === 'run') await start();
  else await takeUpRuns(engine);
  await idle();
  tell({ idle: true });
}

if (startedAlone) {
  await expireForeignLeases(engine.db);
  await takeUpRuns(engine);
  await idle();
  if ((await loadChange(database, CHAOS_CHANGE)).status === 'approved') await start();
  await idle();
  await opened.close();
  process.exit(0);
} else {
  process.on('message', (order: Order) => void obey(order));
  tell({ owner });
}
