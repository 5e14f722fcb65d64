import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeWays } from '@/lib/db/testing';
import type { Change } from '@/lib/domain/change';
import type { Environment } from '@/lib/domain/environment';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import { expireForeignLeases } from '@/lib/engine/claim';
import { idle, takeUpRuns } from '@/lib/engine/engine';
import { standBetween } from '@/lib/vendors/exchange';
import { PATCHWORKS_KEY } from '@/lib/vendors/patchworks/sandbox/constants';
import { read, retry, run } from './change-life';
import { submit } from './changes';
import { compare, environments } from './compare';
import type { Context } from './context';
import { deployments } from './flow-deployments';
import { rollBack } from './rollback';
import {
  contextAs,
  control,
  fault,
  type Sandbox,
  sandboxForTest,
  settled,
  storedConnection,
  writesAt,
} from './testing';

const shapes = ['flat', 'jsonapi'].map((shape) => [`${shape} resources`, shape] as const);

describeWays('flow deployments', shapes, (open, shape) => {
  let sandbox: Sandbox;
  let db: Database;
  let ctx: Context;
  let connection: string;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    ctx = await contextAs(db, 'operator');
  });
  afterAll(() => sandbox.close());
  let all: FlowDeployment[];
  let places: Environment[];
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await control(sandbox, 'PATCH', 'patchworks', { shape });
    connection = await storedConnection(db, sandbox.url, { key: PATCHWORKS_KEY }, 'patchworks');
    all = await everything();
    places = (await environments(ctx, { connection })).items;
  });

  async function everything(): Promise<FlowDeployment[]> {
    const found: FlowDeployment[] = [];
    let cursor: string | undefined;
    do {
      const page = await deployments(ctx, { connection, limit: 100, ...(cursor ? { cursor } : {}) });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return found;
  }
  const submitted = async (action: string, input: JsonObject): Promise<Change> => {
    const change = await submit(ctx, { connection, action, input, dryRun: false, idempotencyKey: randomUUID() });
    if (change.dryRun) throw new Error('not a dry run');
    return change;
  };
  const carriedOut = async (change: Change) => settled(ctx, await run(ctx, { change: change.id }));
  const place = (name: string) => places.find((one) => one.name === name)?.id ?? '';
  const [from, to] = ['UK (Sandbox)', 'UK (Live)'];
  /** A flow that runs another version in the target, enabled there. */
  const promotable = async () => {
    const { rows } = await compare(ctx, { connection, source: place(from), target: place(to) });
    const found = rows.find(({ id, state, fields }) => {
      const there = all.find(({ flow, environment }) => flow.id === id && environment.id === place(to));
      return state === 'modified' && fields.some(({ path }) => path.startsWith('version')) && there?.enabled;
    });
    if (!found) throw new Error('The seed has no flow to promote');
    return found.id;
  };
  const inTarget = async (flow: string) =>
    (await everything()).filter((one) => one.flow.id === flow && one.environment.id === place(to));

  test('many are disabled in one change; what is so already is left alone; all of it is taken back', async () => {
    const here = all.filter(({ environment }) => environment.id === place(to)).slice(0, 8);
    const refs = here.map(({ id, version }) => ({ id, version: version.id }));
    const done = await carriedOut(await submitted('disable', { deployments: refs, environment: place(to) }));
    const enabled = here.filter((one) => one.enabled);
    expect([done.status, done.failure, done.proof?.state, done.steps.length]).toEqual([
      'succeeded',
      null,
      'proven',
      enabled.length,
    ]);
    expect((await writesAt(sandbox)).map(({ path }) => path.split('/').at(-1))).toEqual(enabled.map(() => 'disable'));
    const back = await rollBack(ctx, { change: done.id, dryRun: false, idempotencyKey: randomUUID() });
    if (back.dryRun) throw new Error('not a dry run');
    expect((await carriedOut(back)).status).toBe('succeeded');
    const now = await everything();
    expect(here.map(({ id }) => now.find((one) => one.id === id)?.enabled)).toEqual(here.map((one) => one.enabled));
  });

  test('enabling what is enabled writes nothing, and its record stays', async () => {
    const one = all.find(({ enabled }) => enabled);
    const input = { deployments: [{ id: one?.id ?? '', version: one?.version.id ?? '' }] };
    const again = submit(ctx, { connection, action: 'enable', input, dryRun: false, idempotencyKey: randomUUID() });
    await expect(again).rejects.toMatchObject({ code: 'plan_blocked' });
    expect(await writesAt(sandbox)).toEqual([]);
    expect((await everything()).find(({ id }) => id === one?.id)).toEqual(one);
  });

  test('a creation that fails puts the old version back and says so; a retry promotes', async () => {
    const flow = await promotable();
    const [before] = await inTarget(flow);
    const change = await submitted('promote', { flows: [flow], source: place(from), target: place(to) });
    await control(sandbox, 'PATCH', 'patchworks', { failCreate: { times: 1, status: 422 } });
    const failed = await carriedOut(change);
    expect([failed.status, failed.steps[0]?.message]).toEqual(['failed', expect.stringMatching(/put back/)]);
    const [kept] = await inTarget(flow);
    expect(kept).toMatchObject({ version: before?.version, priority: before?.priority, enabled: true });
    expect(kept?.id).not.toBe(before?.id);
    const done = await settled(ctx, await retry(ctx, { change: change.id, skip: [] }));
    expect([done.status, done.proof?.state]).toEqual(['succeeded', 'proven']);
    const [after] = await inTarget(flow);
    expect([after?.version.id === before?.version.id, after?.enabled]).toEqual([false, true]);
  });

  describe('killed between the deletion and the creation', () => {
    afterEach(() => standBetween(null));

    test('the next process ends with the flow deployed', async () => {
      const flow = await promotable();
      const change = await submitted('promote', { flows: [flow], source: place(from), target: place(to) });
      const dead = new Promise<void>((resolve) => {
        standBetween(async (question, send) => {
          const answer = await send();
          if (question.method !== 'DELETE') return answer;
          // The process is gone, and with it everything that it had in hand.
          globalThis.promenadeRuns?.clear();
          resolve();
          return new Promise(() => {});
        });
      });
      await run(ctx, { change: change.id });
      await dead;
      standBetween(null);
      expect(await inTarget(flow)).toEqual([]);
      await expireForeignLeases(ctx.db);
      await takeUpRuns(ctx);
      await idle();
      const done = await read(ctx, { change: change.id });
      expect([done.status, done.proof?.state]).toEqual(['succeeded', 'proven']);
      expect(await inTarget(flow)).toMatchObject([{ enabled: true }]);
    });
  });

  test('a vendor that is away after the deletion ends in an alarm that names what is missing', async () => {
    const flow = await promotable();
    const [before] = await inTarget(flow);
    const change = await submitted('promote', { flows: [flow], source: place(from), target: place(to) });
    await control(sandbox, 'PATCH', 'patchworks', { failCreate: { times: 50, status: 500 } });
    const failed = await carriedOut(change);
    expect(failed.steps[0]?.message).toMatch(/ALARM/);
    expect(failed.steps[0]?.message).toContain(before?.version.id);
    expect(await inTarget(flow)).toEqual([]);
  });

  test('a refused toggle names the vendor and what was not done', async () => {
    const one = all.find(({ enabled }) => enabled);
    const input = { deployments: [{ id: one?.id ?? '', version: one?.version.id ?? '' }] };
    const change = await submitted('disable', input);
    await fault(sandbox, { vendor: 'patchworks', method: 'POST', path: '/disable', status: 403, times: 1 });
    const done = await carriedOut(change);
    expect([done.status, done.steps[0]?.message]).toEqual(['failed', expect.stringMatching(/Patchworks/)]);
    expect((await everything()).find(({ id }) => id === one?.id)?.enabled).toBe(true);
  });
});
