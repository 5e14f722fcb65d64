import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { isNull, like, or } from 'drizzle-orm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Database, openServer } from '@/lib/db/connect';
import { openEmbedded } from '@/lib/db/embedded';
import { migrateDatabase } from '@/lib/db/migrate';
import { changes } from '@/lib/db/schema';
import { emptyServerDatabase } from '@/lib/db/testing';
import { copyOfTemplate } from '@/lib/db/testing-template';
import type { Change } from '@/lib/domain/change';
import { control, fault, type Sandbox, sandboxForTest } from '@/lib/operations/testing';
import { loadChange } from './store';
import type { Order, Report } from './testing-chaos';
import { deploying, expectPromotedOnce, plannedPromotion, promotionKills } from './testing-chaos-promote';
import { expectAppliedOnce, planned } from './testing-chaos-publish';

const bundle = `node_modules/.cache/promenade/chaos-${process.pid}`;
// Each start counts dozens of times: in one file, and without optimising the database first, it takes half as long.
beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': process.cwd() } },
    ssr: { noExternal: true, external: ['@electric-sql/pglite', '@node-rs/argon2', 'pg-native', 'pino'] },
    build: { ssr: 'lib/engine/testing-chaos.ts', target: 'node20', outDir: bundle },
  }),
);
afterAll(() => rm(bundle, { recursive: true, force: true }));

function startServer(variables: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--liftoff-only', `${bundle}/testing-chaos.js`], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** One half of the boundaries of the publish, in the order in which they are reached. */
function boundaries({ plan }: Change, part: 0 | 1): string[] {
  const steps = plan.steps.flatMap(({ type, verb }, position) => {
    if (position % 2 !== part) return [];
    const before = `${position} intent before commit`;
    const half = type === 'layout' && verb === 'create' ? ['half a layout', before] : [];
    // Killed after the call, the outcome comes from a look at the vendor; every third step commits that of the call.
    const ways = [
      [`${position} after call`],
      [`${position} succeeded before commit`],
      [`${position} pending committed`],
    ];
    return [
      before,
      position % 4 < 2 ? `${position} intent committed` : `${position} before call`,
      ...half,
      ...(ways[position % 3] ?? []),
      `${position} succeeded committed`,
    ];
  });
  return part === 0
    ? ['claim before commit', 'before snapshot', ...steps, 'before proof', 'finish committed']
    : ['claim committed', 'snapshot stored', ...steps, 'after proof', 'finish before commit'];
}

/** A change on a database of its own, with what kills the server that is at work on it. */
async function killable(plan: (db: Database, sandbox: Sandbox) => Promise<Change>) {
  const own = await sandboxForTest();
  const directory = await copyOfTemplate();
  const before = await openEmbedded(directory);
  const change = await plan(before.db, own);
  await before.close();

  const live = async (kill: string) => {
    const variables = { CHAOS_DIRECTORY: directory, CHAOS_CHANGE: change.id, CHAOS_KILL: kill };
    const [code, signal] = await once(startServer(variables), 'exit');
    return [kill, code, signal];
  };
  const kill = async (points: readonly string[]) => {
    for (const point of points) expect(await live(point)).toEqual([point, null, 'SIGKILL']);
  };
  const end = async (holds: (db: Database, sandbox: Sandbox, change: Change) => Promise<void>) => {
    expect(await live('')).toEqual(['', 0, null]);
    const after = await openEmbedded(directory);
    await holds(after.db, own, change);
    await after.close();
    await own.close();
    await rm(directory, { recursive: true });
  };
  return { own, change, kill, end };
}

/** A publish whose server is killed at half of all boundaries, one after the other. */
async function chain(part: 0 | 1): Promise<number> {
  const { change, kill, end } = await killable(planned);
  const kills = boundaries(change, part);
  await kill(kills);
  await end(expectAppliedOnce);
  return kills.length;
}

/** A promotion, which the vendor only begins when it is asked, killed before, at and after each of its boundaries. */
async function promotion(): Promise<void> {
  const { own, kill, end } = await killable(plannedPromotion);
  for (const { slowly, kills } of promotionKills) {
    await deploying(own, slowly);
    await kill(kills);
  }
  await end(expectPromotedOnce);
}

describe('a server that is killed at every boundary goes on where it stopped', () => {
  test.concurrent('and applies every step of a publish once', { timeout: 300_000 }, async () => {
    const kills = await Promise.all([chain(0), chain(1)]);
    if (kills[0] + kills[1] < 80) throw new Error(`Only ${kills.join(' and ')} kills`);
  });

  test.concurrent(
    'and promotes once to each target, also while it follows the deployment',
    { timeout: 300_000 },
    promotion,
  );
});

/** A repeatable sequence of numbers from 1 to `most`. */
function drawn(seed: number, most: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * most);
  };
}

/** Two servers on one database, each killed after a drawn number of boundaries, so often, and started again at once. */
async function twoServers(
  url: string,
  db: Database,
  change: Change,
  draw: () => number,
  most: number,
): Promise<number> {
  let kills = 0;
  const servers = new Set<ChildProcess>();
  const order = (server: ChildProcess, what: Order) => void (server.connected && server.send(what, () => {}));
  const tellAll = (what: Order, except?: ChildProcess) => {
    for (const server of servers) if (server !== except) order(server, what);
  };

  const live = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const server = startServer({
        CHAOS_URL: url,
        CHAOS_CHANGE: change.id,
        CHAOS_KILL: kills < most ? String(draw()) : '',
      });
      let owner = '';
      servers.add(server);
      const hear = async (report: Report) => {
        if ('owner' in report) {
          owner = report.owner;
          const { status } = await loadChange(db, change.id);
          if (status === 'approved') order(server, 'run');
          else tellAll('sweep');
        } else if ('at' in report) {
          // While one is at work, the others keep looking for something to take over.
          tellAll('sweep', server);
        } else {
          const { status } = await loadChange(db, change.id);
          if (status === 'succeeded') tellAll('end');
          // What failed is only done again when somebody asks for it.
          else if (status !== 'running') order(server, 'run');
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
          .where(or(like(changes.leaseOwner, `${owner}.%`), isNull(changes.leaseOwner)))
          .then(() => live())
          .then(resolve, reject);
      });
    });

  await Promise.all([live(), live()]);
  return kills;
}

const noServer = inject('postgresUrl') === '';
const wanted = 60;

describe.skipIf(noServer)(`two servers on one PostgreSQL${noServer ? ' (skipped: none on this machine)' : ''}`, () => {
  type Faults = Parameters<typeof fault>[1][];

  /** Publishes one after the other, each with other kill points, until there were enough of them. */
  async function enough(seed: number, faults: Faults): Promise<number> {
    const sandbox = await sandboxForTest();
    let kills = 0;
    for (let round = seed; kills < wanted; round += 2) {
      await control(sandbox, 'POST', 'reset');
      const { url, drop } = await emptyServerDatabase();
      const opened = await openServer(url);
      await migrateDatabase(opened.pool);
      const change = await planned(opened.db, sandbox);
      for (const each of faults) await fault(sandbox, { vendor: 'novu', ...each });
      kills += await twoServers(url, opened.db, change, drawn(round, 6), wanted - kills);
      await expectAppliedOnce(opened.db, sandbox, change, faults.length > 0);
      await opened.close();
      await drop();
    }
    await sandbox.close();
    return kills;
  }

  test.concurrent.each<[string, number, Faults]>([
    ['at random points', 1, []],
    [
      'while the vendor drops connections after the commit',
      2,
      [
        { method: 'PUT', path: '/sync', drop: 'after', times: 5 },
        { method: 'DELETE', path: '/workflows', drop: 'after', times: 1 },
        { method: 'POST', path: '/layouts', drop: 'after', times: 1 },
      ],
    ],
  ])('killed %s, they never write the same thing twice', { timeout: 300_000 }, async (_how, seed, faults) => {
    expect(await enough(seed, faults)).toBeGreaterThanOrEqual(wanted);
  });
});
