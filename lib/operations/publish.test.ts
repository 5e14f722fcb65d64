import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { audit, changes, snapshots } from '@/lib/db/schema';
import { describeWays } from '@/lib/db/testing';
import { firstBroken } from '@/lib/domain/audit-chain';
import type { Plan } from '@/lib/domain/plan';
import { idle } from '@/lib/engine/engine';
import { read, retry, run } from './change-life';
import { submit } from './changes';
import { compare } from './compare';
import type { Context } from './context';
import {
  contextAs,
  control,
  credentials,
  edited,
  fault,
  publishInput,
  publishingRoom,
  publishToTheEnd,
  requestsAt,
  type Sandbox,
  writesAt,
} from './testing';

const wanted = [
  { type: 'workflow', id: 'gift-card-delivered' },
  { type: 'layout', id: 'gift-layout' },
  { type: 'workflow', id: 'delivery-exception' },
  { type: 'workflow', id: 'store-closure-notice' },
];
const modest = [{ type: 'workflow', id: 'delivery-exception' }];

const ways = [
  {
    way: 'keys',
    given: credentials.keys,
    writes: [
      'POST /novu/v2/layouts',
      'PUT /novu/v2/layouts/gift-layout',
      'PUT /novu/v2/workflows/delivery-exception/sync',
      'PUT /novu/v2/workflows/gift-card-delivered/sync',
      'DELETE /novu/v2/workflows/store-closure-notice',
    ],
  },
  {
    way: 'login',
    given: credentials.login,
    writes: Array.from({ length: 4 }, () => 'POST /novu/v2/environments/TARGET/publish'),
  },
];

const named = ways.map((one) => [one.way, one] as const);

describeWays('publishing', named, (open, { way, given, writes }) => {
  let sandbox: Sandbox;
  let db: Database;
  let ctx: Context;
  let pair: { connection: string; source: string; target: string };

  beforeAll(async () => {
    ({ sandbox, db, ctx, pair } = await publishingRoom(open, given));
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control(sandbox, 'POST', 'reset'));

  const stateOf = async ({ type, id }: { type: string; id: string }) => {
    const { rows } = await compare(ctx, pair);
    return rows.find((row) => row.type === type && row.id === id)?.state ?? 'gone';
  };

  test('exactly what was ticked goes across, and is proven', async () => {
    const before = await compare(ctx, pair);
    const change = await publishToTheEnd(ctx, { ...pair, resources: wanted }, 'Production');
    expect([change.status, change.failure, change.proof?.state]).toEqual(['succeeded', null, 'proven']);
    const sent = (await writesAt(sandbox)).map(
      ({ method, path }) => `${method} ${path.replace(pair.target, 'TARGET')}`,
    );
    expect(sent).toEqual(writes);
    const after = new Map((await compare(ctx, pair)).rows.map((row) => [`${row.type}/${row.id}`, row]));
    const ticked = new Set(wanted.map(({ type, id }) => `${type}/${id}`));
    for (const row of before.rows) {
      const now = after.get(`${row.type}/${row.id}`);
      if (ticked.has(`${row.type}/${row.id}`)) expect(now?.state ?? 'gone').toMatch(/^(unchanged|gone)$/);
      else expect([now?.state, now?.digest]).toEqual([row.state, row.digest]);
    }
  });

  test('native publish names each resource and never sends an empty list', async () => {
    await publishToTheEnd(ctx, { ...pair, resources: wanted }, 'Production');
    for (const { path, body } of await writesAt(sandbox)) {
      if (path.endsWith('/publish'))
        expect(body).toMatchObject({ dryRun: false, resources: [{ resourceId: expect.any(String) }] });
    }
  });

  test('a dry run stores nothing and writes nothing', async () => {
    const stored = await db.$count(changes);
    const answer = await submit(ctx, publishInput({ ...pair, resources: wanted }, { dryRun: true }));
    expect(answer).toMatchObject({ dryRun: true, plan: { confirmation: { expected: 'Production' } } });
    expect(answer.plan.steps.map(({ verb }) => verb)).toEqual(['create', 'update', 'create', 'delete']);
    expect(await db.$count(changes)).toBe(stored);
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test('deleting needs the name of the target, typed', async () => {
    await expect(submit(ctx, publishInput({ ...pair, resources: wanted }))).rejects.toMatchObject({
      code: 'confirmation_missing',
      errors: [{ path: 'confirmation' }],
    });
    await expect(
      submit(ctx, publishInput({ ...pair, resources: wanted }, { confirmation: 'production' })),
    ).rejects.toMatchObject({ code: 'confirmation_missing' });
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test('what is dragged along is said beforehand, kept in the snapshot and proven', async () => {
    const resources = [{ type: 'workflow', id: 'order-confirmation' }];
    const change = await publishToTheEnd(ctx, { ...pair, resources });
    expect(change.plan.steps[0]?.effects).toMatchObject([
      { code: 'dragged_along', resource: { type: 'layout', id: 'brand-layout' } },
    ]);
    expect(change.proof?.resources.map(({ type, id, state }) => `${type}/${id} ${state}`).sort()).toEqual([
      'layout/brand-layout proven',
      'workflow/order-confirmation proven',
    ]);
    const kept = (await db.select().from(snapshots)).filter(({ changeId }) => changeId === change.id);
    expect(kept.map(({ type, resourceId }) => `${type}/${resourceId}`).sort()).toEqual([
      'layout/brand-layout',
      'workflow/order-confirmation',
    ]);
    expect(await stateOf({ type: 'layout', id: 'brand-layout' })).toBe('unchanged');
  });

  test('that a paused workflow will be switched on is said beforehand', async () => {
    const { plan } = await submit(
      ctx,
      publishInput({ ...pair, resources: [{ type: 'workflow', id: 'new-device-sign-in' }] }, { dryRun: true }),
    );
    expect(plan.steps[0]?.effects.map(({ code }) => code)).toContain('switched_on');
  });

  test.each(['source', 'target'] as const)(
    'a plan whose %s moved is refused before the first write, and says what moved',
    async (side) => {
      const change = await submit(ctx, publishInput({ ...pair, resources: modest }));
      if (change.dryRun) throw new Error('not a dry run');
      await edited(sandbox, pair[side], 'delivery-exception');
      await control(sandbox, 'DELETE', 'requests');
      await run(ctx, { change: change.id });
      await idle();
      const after = await read(ctx, { change: change.id });
      expect(after).toMatchObject({
        status: 'stale',
        moved: [{ type: 'workflow', id: 'delivery-exception', environment: { id: pair[side] } }],
      });
      expect(await writesAt(sandbox)).toEqual([]);
    },
  );

  test('a reviewed plan that is not the plan any more is refused, and what moved is named', async () => {
    const resources = [...modest, { type: 'workflow', id: 'store-closure-notice' }];
    const { plan } = await submit(ctx, publishInput({ ...pair, resources }, { dryRun: true }));
    await edited(sandbox, pair.target, 'delivery-exception');
    const refused = (given: { digest: string; watched?: Plan['watched'] }) =>
      expect(submit(ctx, publishInput({ ...pair, resources }, given))).rejects;
    await refused({ digest: plan.digest, watched: plan.watched }).toMatchObject({
      code: 'plan_stale',
      errors: [{ path: 'workflow/delivery-exception', message: '“Delivery exception” has changed in Production' }],
    });
    await refused({ digest: plan.digest }).toMatchObject({ code: 'plan_stale', errors: [] });
    expect(await writesAt(sandbox)).toMatchObject([{ method: 'PATCH' }]);
  });

  test('the same key and request is the same change; the same key for another request is refused', async () => {
    const input = publishInput({ ...pair, resources: modest });
    const [first, second] = [await submit(ctx, input), await submit(ctx, input)];
    expect(!first.dryRun && !second.dryRun && first.id === second.id).toBe(true);
    await expect(submit(ctx, { ...input, reason: 'another' })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    await expect(submit(ctx, { ...input, idempotencyKey: null })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('a change runs once, however often it is started', async () => {
    const change = await submit(ctx, publishInput({ ...pair, resources: modest }));
    if (change.dryRun) throw new Error('not a dry run');
    const starts = await Promise.allSettled([1, 2, 3].map(() => run(ctx, { change: change.id })));
    await idle();
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await writesAt(sandbox)).toHaveLength(1);
  });

  test('a vendor that answers success and does nothing is found out, and a retry makes it true', async () => {
    await fault(sandbox, { vendor: 'novu', path: way === 'keys' ? '/sync' : '/publish', lie: true, times: 1 });
    const lied = await publishToTheEnd(ctx, { ...pair, resources: modest });
    expect(lied).toMatchObject({
      status: 'failed',
      proof: { state: 'different' },
      steps: [{ status: 'failed' }],
    });
    await retry(ctx, { change: lied.id, skip: [] });
    await idle();
    expect(await read(ctx, { change: lied.id })).toMatchObject({
      status: 'succeeded',
      proof: { state: 'proven' },
      steps: [{ attempt: 2 }],
    });
  });

  test('nothing is called at the vendor for somebody who may not', async () => {
    const viewer = await contextAs(db, 'viewer');
    const elsewhere = await contextAs(db, 'operator', { connection: pair.connection, environment: pair.source });
    await control(sandbox, 'DELETE', 'requests');
    for (const refused of [viewer, elsewhere]) {
      await expect(submit(refused, publishInput({ ...pair, resources: modest }))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect(await requestsAt(sandbox)).toEqual([]);
  });

  test.each([
    ['nothing ticked', { resources: [] }, 'input.resources'],
    ['the same thing twice', { resources: [...modest, ...modest] }, 'input.resources'],
    ['a type that cannot be published', { resources: [{ type: 'step', id: 'x' }] }, 'input.resources'],
    ['an unknown environment', { source: 'f'.repeat(24) }, 'input.source'],
  ])('%s is refused with the field named', async (_what, wrong, path) => {
    const input = { ...pair, resources: modest, ...wrong };
    await expect(submit(ctx, publishInput(input, { dryRun: true }))).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path }],
    });
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test('intent stands in the record before its outcome, and the chain is whole', async () => {
    const change = await publishToTheEnd(ctx, { ...pair, resources: modest });
    const records = await db.select().from(audit).orderBy(audit.sequence);
    expect(firstBroken(records)).toBeNull();
    const told = records.filter(({ subject }) => subject === `change/${change.id}`).map(({ event }) => event);
    expect(told).toEqual(['change.submitted', 'change.started', 'step.started', 'step.succeeded', 'change.succeeded']);
  });

  test('a change of somebody who cannot see the connection is not there', async () => {
    const change = await submit(ctx, publishInput({ ...pair, resources: modest }));
    const stranger = await contextAs(db, 'admin', { connection: randomUUID() });
    await expect(read(stranger, { change: change.dryRun ? '' : change.id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
