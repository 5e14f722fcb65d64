import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { changeSteps } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { JsonObject } from '@/lib/domain/json';
import { hastyClock } from '@/lib/domain/testing-clock';
import { Budget } from '@/lib/vendors/budget';
import { PATCHWORKS_KEY } from '@/lib/vendors/patchworks/sandbox/constants';
import { vendorById } from '@/lib/vendors/registry';
import { SEVALLA_KEY, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { idOf } from '@/lib/vendors/sevalla/testing-session';
import { cancel, run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { deployments } from './flow-deployments';
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

const given: Record<string, JsonObject> = {
  novu: credentials.keys,
  sevalla: { key: SEVALLA_KEY },
  patchworks: { key: PATCHWORKS_KEY },
};
const paths: Record<string, string> = { novu: '/v2/workflows/welcome', sevalla: '/rollback', patchworks: '/disable' };

describeDatabases('a vendor that takes no more for a while', (open) => {
  const clock = hastyClock();
  let sandbox: Sandbox;
  let db: Database;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await control(sandbox, 'PATCH', 'sevalla', { stageApps: true, deploymentSeconds: 0 });
  });

  /** Somebody whose sessions and runs have the same clock. */
  async function person(vendor: string): Promise<{ ctx: Context; connection: string }> {
    const connection = await storedConnection(db, sandbox.url, given[vendor] ?? {}, vendor);
    const session = vendorById(vendor)?.open({
      id: connection,
      baseUrl: `${sandbox.url}/${vendor}`,
      credentials: given[vendor] ?? {},
      budget: new Budget(4, clock),
    });
    if (!session) throw new Error(`There is no vendor ${vendor}`);
    const ctx = { ...(await contextAs(db, 'operator')), clock, open: async () => session };
    return { ctx: { ...ctx, pace: { every: 0.02, atMost: 30 } }, connection };
  }

  async function submitted(vendor: string) {
    const { ctx, connection } = await person(vendor);
    const input = await inputs[vendor]?.(ctx, connection);
    if (!input) throw new Error(`Nothing to do at ${vendor}`);
    const change = await submit(ctx, { connection, ...input, dryRun: false, idempotencyKey: randomUUID() });
    if (change.dryRun) throw new Error('not a dry run');
    return { ctx, change };
  }

  const inputs: Record<string, (ctx: Context, connection: string) => Promise<{ action: string; input: JsonObject }>> = {
    novu: async (ctx, connection) => {
      const { source: environment } = await environmentsOf(ctx, connection);
      return { action: 'workflow.patch', input: { environment, workflowId: 'welcome', patch: { name: 'Hello' } } };
    },
    sevalla: async () => {
      const application = idOf('storefront-web-eu');
      return { action: 'rollback', input: { pipeline: STOREFRONT.pipeline, application } };
    },
    patchworks: async (ctx, connection) => {
      const { items } = await deployments(ctx, { connection, limit: 100 });
      const one = items.find(({ enabled }) => enabled);
      return { action: 'disable', input: { deployments: [{ id: one?.id ?? '', version: one?.version.id ?? '' }] } };
    },
  };

  const limited = (vendor: string, seconds: number, times?: number) =>
    fault(sandbox, {
      vendor,
      method: vendor === 'novu' ? 'PATCH' : 'POST',
      path: paths[vendor] ?? '',
      status: 429,
      body: { statusCode: 429, message: 'Too many requests' },
      headers: vendor === 'sevalla' ? { 'x-ratelimit-reset': `${seconds}` } : { 'retry-after': `${seconds}` },
      ...(times ? { times } : {}),
    });
  const answers = async () => (await writesAt(sandbox)).map(({ status }) => status);
  const messages = async () =>
    (await db.select({ said: changeSteps.message }).from(changeSteps)).map(({ said }) => said);

  test.each(['novu', 'sevalla', 'patchworks'])('%s: the step waits, says so, and is made once', async (vendor) => {
    const { ctx, change } = await submitted(vendor);
    await limited(vendor, 120, 1);
    const told: (string | null)[] = [];
    const sleep = async (milliseconds: number) => {
      told.push(...(await messages()));
      return clock.sleep(milliseconds);
    };
    const done = await settled(ctx, await run({ ...ctx, clock: { ...clock, sleep } }, { change: change.id }));
    expect([done.status, done.proof?.state, done.steps[0]?.attempt]).toEqual(['succeeded', 'proven', 1]);
    expect(await answers()).toEqual([429, expect.toBeOneOf([200, 201, 202, 204])]);
    expect(told).toContainEqual(expect.stringMatching(/waits for 120 seconds and tries again by itself/));
  });

  test('one that never ends is a failure after five minutes, which says until when nothing is sent', async () => {
    const { ctx, change } = await submitted('novu');
    await limited('novu', 120);
    const before = clock.now();
    const done = await settled(ctx, await run(ctx, { change: change.id }));
    expect([done.status, done.steps[0]?.message]).toEqual(['failed', expect.stringMatching(/try again after that/)]);
    expect(await answers()).toEqual([429, 429, 429]);
    expect((clock.now() - before) / 60_000).toBeGreaterThan(3.9);
    await expect(ctx.open('').then((session) => session.environments())).rejects.toMatchObject({
      code: 'vendor_rate_limited',
      message: expect.stringMatching(/left alone, for another \d+ seconds. Nothing was sent/),
    });
  });

  test('whoever calls the change off does not wait until the vendor takes requests again', async () => {
    const { ctx, change } = await submitted('novu');
    await limited('novu', 120);
    let naps = 0;
    const sleep = async (milliseconds: number) => {
      naps += 1;
      if (naps === 2) await cancel(ctx, { change: change.id });
      return clock.sleep(milliseconds);
    };
    const done = await settled(ctx, await run({ ...ctx, clock: { ...clock, sleep } }, { change: change.id }));
    const said = expect.stringMatching(/answered 429.*the change was called off/);
    expect([done.status, naps, done.steps[0]?.message]).toEqual(['cancelled', 2, said]);
    expect(await answers()).toEqual([429]);
  });
});
