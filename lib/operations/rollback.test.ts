import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeWays } from '@/lib/db/testing';
import type { Change } from '@/lib/domain/change';
import { keyText, type ResourceKey } from '@/lib/domain/resource';
import { run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { rollBack } from './rollback';
import {
  control,
  credentials,
  edited,
  fault,
  publishingRoom,
  publishToTheEnd,
  type Sandbox,
  settled,
  writesAt,
} from './testing';

const five: ResourceKey[] = [
  { type: 'layout', id: 'brand-layout' },
  { type: 'workflow', id: 'click-and-collect-ready' },
  { type: 'workflow', id: 'gift-card-delivered' },
  { type: 'workflow', id: 'payment-failed' },
  { type: 'workflow', id: 'store-closure-notice' },
];

const ways = [
  ['keys', credentials.keys],
  ['login', credentials.login],
] as const;

describeWays('taking back', ways, (open, given) => {
  let sandbox: Sandbox;
  let ctx: Context;
  let pair: { connection: string; source: string; target: string };
  beforeAll(async () => {
    ({ sandbox, ctx, pair } = await publishingRoom(open, given));
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control(sandbox, 'POST', 'reset'));

  const hashes = async () => {
    const session = await ctx.open(pair.connection);
    const read = five
      .concat({ type: 'layout', id: 'gift-layout' })
      .map(async (key) => [keyText(key), (await session.read(pair.target, key))?.hash ?? null] as const);
    return new Map(await Promise.all(read));
  };
  const takeBack = async (change: Change, steps?: ResourceKey[]) => {
    const input = {
      change: change.id,
      ...(steps ? { steps: steps.map(keyText) } : {}),
      confirmation: 'Production',
      dryRun: false,
      idempotencyKey: randomUUID(),
    };
    const back = await rollBack(ctx, input);
    if (back.dryRun) throw new Error('not a dry run');
    return settled(ctx, await run(ctx, { change: back.id }));
  };

  test('taking back 2 of 5 restores exactly their earlier documents; the others stay', async () => {
    const before = await hashes();
    const change = await publishToTheEnd(
      ctx,
      { ...pair, resources: [...five, { type: 'layout', id: 'gift-layout' }] },
      'Production',
    );
    expect(change.status).toBe('succeeded');
    const published = await hashes();
    const chosen = [five[1], five[4]].flatMap((key) => key ?? []);
    const back = await takeBack(change, chosen);
    expect([back.status, back.failure, back.proof?.state]).toEqual(['succeeded', null, 'proven']);
    expect(back).toMatchObject({ rollbackOf: change.id });
    const names = new Set(chosen.map(keyText));
    for (const [key, hash] of await hashes())
      expect([key, hash]).toEqual([key, names.has(key) ? before.get(key) : published.get(key)]);
  });

  test('taking everything back leaves the target as it was, what was dragged along included', async () => {
    const before = await hashes();
    const change = await publishToTheEnd(
      ctx,
      { ...pair, resources: [{ type: 'workflow', id: 'order-confirmation' }, ...five.slice(1)] },
      'Production',
    );
    expect(await takeBack(change)).toMatchObject({ status: 'succeeded', proof: { state: 'proven' } });
    expect(await hashes()).toEqual(before);
  });

  test('the preview says what becomes what and what will not be the same, and writes nothing', async () => {
    const change = await publishToTheEnd(
      ctx,
      { ...pair, resources: [{ type: 'workflow', id: 'store-closure-notice' }] },
      'Production',
    );
    await control(sandbox, 'DELETE', 'requests');
    const { plan } = await rollBack(ctx, { change: change.id, dryRun: true, idempotencyKey: null });
    expect(plan.steps).toMatchObject([
      { verb: 'create', sentence: expect.stringContaining('again, as it was'), effects: [{ code: 'new_identity' }] },
    ]);
    expect(await writesAt(sandbox)).toEqual([]);
  });

  test('what somebody changed since is not overwritten unseen', async () => {
    const change = await publishToTheEnd(ctx, { ...pair, resources: [{ type: 'workflow', id: 'payment-failed' }] });
    const back = await rollBack(ctx, { change: change.id, dryRun: false, idempotencyKey: randomUUID() });
    if (back.dryRun) throw new Error('not a dry run');
    await edited(sandbox, pair.target, 'payment-failed');
    expect(await settled(ctx, await run(ctx, { change: back.id }))).toMatchObject({ status: 'stale' });
  });

  test('a connection that breaks after the write is looked up, not guessed', async () => {
    const change = await publishToTheEnd(ctx, { ...pair, resources: [{ type: 'workflow', id: 'payment-failed' }] });
    await fault(sandbox, {
      vendor: 'novu',
      method: 'PUT',
      path: '/v2/workflows/payment-failed',
      drop: 'after',
      times: 1,
    });
    expect(await takeBack(change)).toMatchObject({ status: 'succeeded', proof: { state: 'proven' } });
  });

  test('nobody makes up what is put back', async () => {
    const input = {
      connection: pair.connection,
      action: 'restore',
      input: { target: pair.target, title: 'x', resources: [] },
      dryRun: true,
      idempotencyKey: null,
    };
    await expect(submit(ctx, input)).rejects.toMatchObject({ code: 'invalid_input', errors: [{ path: 'action' }] });
  });
});
