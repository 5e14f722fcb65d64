import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { placements } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import { type FlowDeployment, noEnvironment } from '@/lib/domain/flow-deployment';
import type { JsonObject } from '@/lib/domain/json';
import { PATCHWORKS_KEY } from '@/lib/vendors/patchworks/sandbox/constants';
import { SEVALLA_KEY, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { submit } from './changes';
import type { Context } from './context';
import { deployments } from './flow-deployments';
import { contextAs, control, requestsAt, type Sandbox, sandboxForTest, storedConnection } from './testing';

describeDatabases('whose place only the vendor can tell', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let patchworks: string;
  let sevalla: string;
  let one: FlowDeployment;
  let home: string;
  let other: string;
  let operator: Context;

  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    patchworks = await storedConnection(db, sandbox.url, { key: PATCHWORKS_KEY }, 'patchworks');
    sevalla = await storedConnection(db, sandbox.url, { key: SEVALLA_KEY }, 'sevalla');
    operator = await contextAs(db, 'operator');
    const { items } = await deployments(operator, { connection: patchworks, limit: 50 });
    const found = items.find(({ enabled, environment }) => enabled && environment.id !== noEnvironment);
    if (!found) throw new Error('The seed has nothing enabled');
    one = found;
    home = found.environment.id;
    other = items.find(({ environment }) => ![home, noEnvironment].includes(environment.id))?.environment.id ?? '';
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control(sandbox, 'DELETE', 'requests'));

  const attempt = (by: Context, connection: string, action: string, input: JsonObject) =>
    submit(by, { connection, action, input, dryRun: true, idempotencyKey: null });
  const refused = { code: 'forbidden' };

  /** Deployments by their ids alone, and by what they are called where a single one is meant. */
  const unplaced = (): [action: string, input: JsonObject][] => {
    const named = { version: one.version.id, deployment: one.id };
    return [
      ['enable', { deployments: [one.id] }],
      ['disable', { deployments: [one.id] }],
      ['delete', named],
      ['update', { ...named, priority: 2 }],
    ];
  };

  test('an operator of another environment causes no read at the vendor, whatever is named and whatever is left out', async () => {
    const elsewhere = await contextAs(db, 'operator', { connection: patchworks, environment: other });
    for (const [action, input] of unplaced()) {
      await expect(attempt(elsewhere, patchworks, action, input)).rejects.toMatchObject(refused);
      await expect(attempt(elsewhere, patchworks, action, { ...input, environment: home })).rejects.toMatchObject(
        refused,
      );
    }
    expect(await requestsAt(sandbox)).toEqual([]);
  });

  test('naming an environment of one’s own opens no other: the one that was found counts', async () => {
    const elsewhere = await contextAs(db, 'operator', { connection: patchworks, environment: other });
    const input = { version: one.version.id, deployment: one.id, priority: 2, environment: other };
    await expect(attempt(elsewhere, patchworks, 'update', input)).rejects.toMatchObject({
      ...refused,
      about: { connection: patchworks, environment: home },
    });
  });

  test('an operator of the environment plans where it is named, and one of the connection also where it is not', async () => {
    const here = await contextAs(db, 'operator', { connection: patchworks, environment: home });
    const whole = await contextAs(db, 'operator', { connection: patchworks });
    for (const [action, input] of unplaced()) {
      const plan = { dryRun: true, plan: { target: { id: home } } };
      expect(await attempt(here, patchworks, action, { ...input, environment: home })).toMatchObject(plan);
      expect(await attempt(whole, patchworks, action, input)).toMatchObject(plan);
    }
    await control(sandbox, 'DELETE', 'requests');
    await expect(attempt(here, patchworks, 'disable', { deployments: [one.id] })).rejects.toMatchObject(refused);
    expect(await requestsAt(sandbox)).toEqual([]);
  });

  test('an application’s stage is known by who was placed where, and Sevalla is asked only within that right', async () => {
    const [pipeline, source, target] = [STOREFRONT.pipeline, randomUUID(), randomUUID()];
    const inputs: [string, JsonObject][] = [
      ['promote', { pipeline, sourceApp: source, targetApps: [target], expectedDeployment: randomUUID() }],
      ['rollback', { pipeline, application: target }],
      ['cancel-deployment', { pipeline, application: target, deployment: randomUUID() }],
    ];
    const staging = await contextAs(db, 'operator', { connection: sevalla, environment: STOREFRONT.staging });
    const production = await contextAs(db, 'operator', { connection: sevalla, environment: STOREFRONT.production });
    // Nobody has placed it: only a role on the whole connection may have Sevalla asked.
    for (const [action, input] of inputs)
      for (const by of [staging, production])
        await expect(attempt(by, sevalla, action, input)).rejects.toMatchObject(refused);
    await db.insert(placements).values([
      { connectionId: sevalla, stageId: STOREFRONT.staging, row: 'shop', applicationId: source },
      { connectionId: sevalla, stageId: STOREFRONT.production, row: 'shop', applicationId: target },
    ]);
    for (const [action, input] of inputs)
      await expect(attempt(staging, sevalla, action, input)).rejects.toMatchObject(refused);
    expect(await requestsAt(sandbox)).toEqual([]);
    // Who holds the stage gets as far as the vendor.
    for (const [action, input] of inputs) {
      await control(sandbox, 'DELETE', 'requests');
      await attempt(production, sevalla, action, input).catch(() => null);
      expect([action, (await requestsAt(sandbox)).length > 0]).toEqual([action, true]);
    }
  });
});
