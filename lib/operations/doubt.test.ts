import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeDatabases } from '@/lib/db/testing';
import type { JsonObject } from '@/lib/domain/json';
import { expireForeignLeases } from '@/lib/engine/claim';
import { idle, takeUpRuns } from '@/lib/engine/engine';
import type { Action } from '@/lib/vendors/port';
import { SEVALLA_KEY, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { idOf } from '@/lib/vendors/sevalla/testing-session';
import { read, retry, run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import {
  contextAs,
  control,
  credentials,
  environmentsOf,
  fault,
  type Sandbox,
  sandboxForTest,
  settled,
  storedConnection,
  writesAt,
} from './testing';

/** A write that no key protects: Novu appends letters to an identifier that is taken, and creates a second workflow. */
const creation = { vendor: 'novu', method: 'POST', path: '/v2/workflows' };
const rollback = { vendor: 'sevalla', method: 'POST', path: '/deployments/rollback' };

describeDatabases('a vendor that commits after the connection broke', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let ctx: Context;
  let novu: string;
  let sevalla: string;
  let environment: string;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    ctx = { ...(await contextAs(db, 'operator')), pace: { every: 0.02, atMost: 30 } };
    novu = await storedConnection(db, sandbox.url, credentials.keys);
    sevalla = await storedConnection(db, sandbox.url, { key: SEVALLA_KEY }, 'sevalla');
    environment = (await environmentsOf(ctx, novu)).source;
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await control(sandbox, 'PATCH', 'sevalla', { stageApps: true, deploymentSeconds: 0 });
  });

  const submitted = async (connection: string, action: string, input: JsonObject) => {
    const change = await submit(ctx, { connection, action, input, dryRun: false, idempotencyKey: randomUUID() });
    if (change.dryRun) throw new Error('not a dry run');
    return change;
  };
  const toCreate = () =>
    submitted(novu, 'workflow.create', { environment, workflow: { name: 'Recall', workflowId: 'recall', steps: [] } });
  const toRollBack = () =>
    submitted(sevalla, 'rollback', { pipeline: STOREFRONT.pipeline, application: idOf('storefront-web-eu') });
  const writes = async () => (await writesAt(sandbox)).map(({ method, path }) => `${method} ${path.split('?')[0]}`);

  /** The same person, whose calls at the vendor go another way; answers the keys that were given. */
  const writing = (way: (apply: Action['apply']) => Action['apply']) => {
    const keys: string[] = [];
    const opened: Context = {
      ...ctx,
      open: async (connection) => {
        const session = await ctx.open(connection);
        const actions = Object.entries(session.actions).map(([name, action]) => {
          const apply: Action['apply'] = (step, key, note) => {
            keys.push(key);
            return way(action.apply)(step, key, note);
          };
          return [name, { ...action, apply }];
        });
        return { ...session, actions: Object.fromEntries(actions) };
      },
    };
    return { ctx: opened, keys };
  };

  /** Runs a change in a process that dies in the moment in which its call would have come back. */
  async function killedAtTheCall(id: string): Promise<string[]> {
    let die = () => {};
    const dead = new Promise<void>((resolve) => {
      die = resolve;
    });
    const { ctx: dying, keys } = writing((apply) => async (...call) => {
      await apply(...call);
      globalThis.promenadeRuns?.clear();
      die();
      return new Promise(() => {});
    });
    await run(dying, { change: id });
    await dead;
    return keys;
  }

  test.each([
    ['a creation at Novu', creation, 3, toCreate],
    ['a rollback at Sevalla', rollback, 2, toRollBack],
  ])('%s is found by a later look: one write, and it is told as done', async (_what, at, late, submitting) => {
    const change = await submitting();
    await fault(sandbox, { ...at, drop: 'before', late, times: 1 });
    const done = await settled(ctx, await run(ctx, { change: change.id }));
    expect([done.status, done.proof?.state, done.steps[0]?.message]).toEqual([
      'succeeded',
      'proven',
      expect.any(String),
    ]);
    expect(await writes()).toEqual([expect.stringContaining(at.path)]);
  });

  test.each([
    ['a creation at Novu', creation, 3, toCreate],
    ['a rollback at Sevalla', rollback, 2, toRollBack],
  ])('%s is found by the process that takes over, and not made again', async (_what, at, late, submitting) => {
    const change = await submitting();
    await fault(sandbox, { ...at, drop: 'before', late, times: 1 });
    await killedAtTheCall(change.id);
    await expireForeignLeases(ctx.db);
    await takeUpRuns(ctx);
    await idle();
    const done = await read(ctx, { change: change.id });
    expect([done.status, done.proof?.state]).toEqual(['succeeded', 'proven']);
    expect(await writes()).toEqual([expect.stringContaining(at.path)]);
  });

  test('what comes through after the run gave up is found by the retry, and not made again', async () => {
    const change = await toCreate();
    await fault(sandbox, { ...creation, drop: 'before', late: 30, times: 1 });
    const failed = await settled(ctx, await run(ctx, { change: change.id }));
    expect([failed.status, failed.steps[0]?.message]).toEqual(['failed', expect.stringMatching(/nothing was written/)]);
    const health = async () => (await fetch(`${sandbox.url}/novu/v1/health-check`)).body?.cancel();
    for (let reads = 0; reads < 30; reads++) await health();
    const done = await settled(ctx, await retry(ctx, { change: change.id, skip: [] }));
    expect([done.status, done.proof?.state]).toEqual(['succeeded', 'proven']);
    expect(done.steps[0]?.message).toMatch(/^An earlier attempt came through late/);
    expect(await writes()).toHaveLength(1);
  });

  test('a repeat after a crash goes under the key of the first attempt, one after a refusal under another', async () => {
    const change = await toCreate();
    await fault(sandbox, { ...creation, drop: 'before', times: 1 });
    const [first] = await killedAtTheCall(change.id);
    const watched = writing((apply) => apply);
    await fault(sandbox, { ...creation, status: 409, body: { message: 'No' }, times: 1 });
    await expireForeignLeases(watched.ctx.db);
    await takeUpRuns(watched.ctx);
    await idle();
    expect((await read(ctx, { change: change.id })).status).toBe('failed');
    const done = await settled(ctx, await retry(watched.ctx, { change: change.id, skip: [] }));
    expect(done.status).toBe('succeeded');
    const [again, afterRefusal, ...more] = watched.keys;
    expect([again, more]).toEqual([first, []]);
    expect(afterRefusal).not.toBe(first);
  });

  test('whoever watches is told that the answer was lost', async () => {
    const change = await toCreate();
    await fault(sandbox, { ...creation, drop: 'before', late: 3, times: 1 });
    const told: (string | null | undefined)[] = [];
    const clock = {
      now: Date.now,
      sleep: async () => void told.push((await read(ctx, { change: change.id })).steps[0]?.message),
    };
    await settled(ctx, await run({ ...ctx, clock }, { change: change.id }));
    expect(told[0]).toMatch(/keeps looking at the vendor/);
  });
});
