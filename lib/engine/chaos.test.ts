import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Database, openServer } from '@/lib/db/connect';
import { openEmbedded } from '@/lib/db/embedded';
import { migrateDatabase } from '@/lib/db/migrate';
import { audit, changes, grants } from '@/lib/db/schema';
import { copyOfTemplate, emptyServerDatabase } from '@/lib/db/testing';
import { firstBroken } from '@/lib/domain/audit-chain';
import type { Change } from '@/lib/domain/change';
import { submit } from '@/lib/operations/changes';
import {
  contextAs,
  control,
  credentials,
  environmentsOf,
  fault,
  publishInput,
  type Sandbox,
  sandboxForTest,
  storedConnection,
  writesAt,
} from '@/lib/operations/testing';
import { loadChange } from './store';
import type { Order, Report } from './testing-chaos';

/** Twenty resources that Development and Production do not have alike: new, changed and gone ones. */
const layouts = ['brand-layout', 'gift-layout', 'holiday-2025-layout'];
const workflows = [
  ...['order-confirmation', 'welcome', 'birthday-offer', 'back-in-stock', 'invoice-issued', 'supplier-order-late'],
  ...['refund-processed', 'click-and-collect-ready', 'payment-failed', 'shipment-dispatched', 'cart-reminder'],
  ...['new-device-sign-in', 'review-request', 'gift-card-delivered', 'delivery-exception', 'store-closure-notice'],
  ...['customer-survey-2025'],
];
const resources = [
  ...layouts.map((id) => ({ type: 'layout', id })),
  ...workflows.map((id) => ({ type: 'workflow', id })),
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sandboxForTest();
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'POST', 'reset'));

/** Stores the publish of all twenty, ready to be run by somebody who may. */
async function planned(db: Database): Promise<Change> {
  const ctx = await contextAs(db, 'operator');
  await db.insert(grants).values({ id: ctx.actor.id, userId: ctx.actor.id, role: 'operator' });
  const connection = await storedConnection(db, sandbox.url, credentials.keys);
  const pair = { connection, ...(await environmentsOf(ctx, connection)) };
  const change = await submit(ctx, publishInput({ ...pair, resources }, { confirmation: 'Production' }));
  if (change.dryRun) throw new Error('not a dry run');
  expect([change.status, change.steps.length]).toEqual(['approved', 20]);
  return change;
}

/** The writes at the vendor by resource; a new layout takes two, because Novu creates it empty. */
async function writesByResource(): Promise<Record<string, string[]>> {
  const written: Record<string, string[]> = {};
  for (const { method, path, body } of await writesAt(sandbox)) {
    const [, type = '', id] = /\/v2\/(workflow|layout)s(?:\/([^/]+))?/.exec(path) ?? [];
    const created = body instanceof Object && 'layoutId' in body ? String(body.layoutId) : '';
    const key = `${type}/${id ?? created}`;
    written[key] = [...(written[key] ?? []), method];
  }
  return written;
}

const expectedWrites = ({ plan }: Change): Record<string, string[]> => {
  const methods = { create: ['PUT'], update: ['PUT'], delete: ['DELETE'] };
  return Object.fromEntries(
    plan.steps.map(({ type, resourceId, verb }) => [
      `${type}/${resourceId}`,
      type === 'layout' && verb === 'create' ? ['POST', 'PUT'] : methods[verb],
    ]),
  );
};

/** The change succeeded with proof, each step was applied once, and the record of it is whole. */
async function expectAppliedOnce(db: Database, planned: Change): Promise<void> {
  const { status, failure, proof, steps } = await loadChange(db, planned.id);
  expect([status, failure, proof?.state]).toEqual(['succeeded', null, 'proven']);
  expect(steps.filter((step) => step.status !== 'succeeded')).toEqual([]);
  expect(await writesByResource()).toEqual(expectedWrites(planned));
  const records = await db.select().from(audit).orderBy(audit.sequence);
  expect(firstBroken(records)).toBeNull();
  const told = records.filter(({ subject }) => subject === `change/${planned.id}`).map(({ event }) => event);
  expect(told.filter((event) => event.startsWith('change.'))).toEqual([
    'change.submitted',
    'change.started',
    'change.succeeded',
  ]);
}

function startServer(variables: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'lib/engine/testing-chaos.ts'], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Every boundary of the publish, in the order in which it is reached. */
function boundaries({ plan }: Change): string[] {
  const steps = plan.steps.flatMap(({ type, verb }, position) => {
    const half = type === 'layout' && verb === 'create' ? ['half a layout'] : [];
    // Killed after the call, the outcome comes from a look at the vendor; every third step commits that of the call.
    const called = [[`${position} after call`], [`${position} outcome before commit`], []][position % 3] ?? [];
    return [
      `${position} intent before commit`,
      position % 2 === 0 ? `${position} intent committed` : `${position} before call`,
      ...half,
      ...called,
      `${position} outcome committed`,
    ];
  });
  return ['claim before commit', 'claim committed', ...steps, 'finish before commit', 'finish committed'];
}

describe('a server that is killed at every boundary of a publish', () => {
  test('goes on where it stopped, and applies every step once', { timeout: 300_000 }, async () => {
    const directory = await copyOfTemplate();
    const before = await openEmbedded(directory);
    const change = await planned(before.db);
    await before.close();

    const kills = boundaries(change);
    expect(kills.length).toBeGreaterThanOrEqual(60);
    const live = async (kill: string) => {
      const variables = { CHAOS_DIRECTORY: directory, CHAOS_CHANGE: change.id, CHAOS_KILL: kill };
      const [code, signal] = await once(startServer(variables), 'exit');
      return [kill, code, signal];
    };
    for (const kill of kills) expect(await live(kill)).toEqual([kill, null, 'SIGKILL']);
    expect(await live('')).toEqual(['', 0, null]);

    const after = await openEmbedded(directory);
    await expectAppliedOnce(after.db, change);
    await after.close();
    await rm(directory, { recursive: true });
  });
});

/** A repeatable sequence of numbers from 1 to `most`. */
function drawn(seed: number, most: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * most);
  };
}

/** Two servers on one database, each killed after a drawn number of boundaries, and started again at once. */
async function twoServers(url: string, db: Database, change: Change, draw: () => number): Promise<number> {
  let kills = 0;
  const servers = new Set<ChildProcess>();
  const order = (server: ChildProcess, what: Order) => void (server.connected && server.send(what, () => {}));
  const sweep = () => servers.forEach((server) => order(server, 'sweep'));

  const live = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const server = startServer({ CHAOS_URL: url, CHAOS_CHANGE: change.id, CHAOS_KILL: String(draw()) });
      let owner = '';
      servers.add(server);
      const hear = async (report: Report) => {
        if ('owner' in report) {
          owner = report.owner;
          const { status } = await loadChange(db, change.id);
          if (status === 'approved') order(server, 'run');
          else sweep();
        } else if ('at' in report) {
          // While one is at work, the others keep looking for something to take over.
          for (const other of servers) if (other !== server) order(other, 'sweep');
        } else if ((await loadChange(db, change.id)).status === 'succeeded') {
          for (const each of servers) order(each, 'end');
        }
      };
      server.on('message', (report: Report) => void hear(report).catch(reject));
      server.once('exit', (code, signal) => {
        servers.delete(server);
        if (signal !== 'SIGKILL') return code === 0 ? resolve() : reject(new Error(`A server ended with ${code}`));
        kills += 1;
        // Its owner is known to be dead, so that the test need not wait until the lease of 60 seconds runs out.
        db.update(changes)
          .set({ leaseUntil: null })
          .where(eq(changes.leaseOwner, owner))
          .then(() => live())
          .then(resolve, reject);
      });
    });

  await Promise.all([live(), live()]);
  return kills;
}

const noServer = inject('postgresUrl') === '';
describe.skipIf(noServer)(`two servers on one PostgreSQL${noServer ? ' (skipped: none on this machine)' : ''}`, () => {
  test.each([
    ['at random points', 1, []],
    ['at other random points', 2, []],
    [
      'while the vendor drops connections after the commit',
      3,
      [
        { method: 'PUT', path: '/sync', drop: 'after', times: 5 },
        { method: 'DELETE', path: '/workflows', drop: 'after', times: 1 },
        { method: 'POST', path: '/layouts', drop: 'after', times: 1 },
      ],
    ],
  ])('killed %s, they never write the same thing twice', { timeout: 120_000 }, async (_how, seed, faults) => {
    const { url, drop } = await emptyServerDatabase();
    const opened = await openServer(url);
    await migrateDatabase(opened.pool);
    const change = await planned(opened.db);
    for (const each of faults) await fault(sandbox, { vendor: 'novu', ...each });
    const kills = await twoServers(url, opened.db, change, drawn(seed, 14));
    expect(kills).toBeGreaterThanOrEqual(5);
    await expectAppliedOnce(opened.db, change);
    await opened.close();
    await drop();
  });
});
