import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { freezes, policies } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { GovernedChange } from '@/lib/domain/governance';
import type { JsonObject } from '@/lib/domain/json';
import { openPolicy, type Policy } from '@/lib/domain/policy';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { read, run } from './change-life';
import { submit } from './changes';
import { environments } from './compare';
import type { Context } from './context';
import { seedDemoConnections } from './demo-connections';
import { deployments } from './flow-deployments';
import { create } from './freezes';
import { pipeline } from './pipelines';
import { save } from './policies';
import { rollBack } from './rollback';
import { contextAs, control, publishInput, type Sandbox, sandboxForTest, settled, writesAt } from './testing';

interface Asked {
  connection: string;
  action: string;
  input: JsonObject;
}

describeDatabases('what holds for every write, whichever vendor and whichever action', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let admin: Context;
  let operator: Context;

  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    [admin, operator] = [await contextAs(db, 'admin'), await contextAs(db, 'operator')];
    await seedDemoConnections(db, sandbox.url);
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await db.delete(freezes);
    await db.delete(policies);
  });

  const place = async (name: string) => {
    const { items } = await environments(operator, { connection: 'patchworks' });
    return items.find((one) => one.name === name)?.id ?? '';
  };
  const deployed = async (environment: string, enabled: boolean): Promise<FlowDeployment> => {
    const { items } = await deployments(operator, { connection: 'patchworks', environment, limit: 100 });
    const found = items.find((one) => one.enabled === enabled);
    if (!found) throw new Error('The seed has none');
    return found;
  };
  const flow = async (action: string, where = 'UK (Live)'): Promise<Asked> => {
    const environment = await place(where);
    const { id, version } = await deployed(environment, action !== 'enable');
    return { connection: 'patchworks', action, input: { environment, deployments: [{ id, version: version.id }] } };
  };
  const flowPromotion = async (): Promise<Asked> => {
    const [source, target] = [await place('UK (Sandbox)'), await place('UK (Live)')];
    const there = await deployments(operator, { connection: 'patchworks', environment: target, limit: 100 });
    const here = await deployments(operator, { connection: 'patchworks', environment: source, limit: 100 });
    const other = here.items.find((ours) =>
      there.items.some((theirs) => theirs.flow.id === ours.flow.id && theirs.version.id !== ours.version.id),
    );
    return { connection: 'patchworks', action: 'promote', input: { source, target, flow: other?.flow.id ?? '' } };
  };
  const buildPromotion = async (): Promise<Asked> => {
    const board = await pipeline(operator, { connection: 'sevalla', pipeline: STOREFRONT.pipeline });
    const cells = board.rows.find(({ id }) => id === 'storefront-web-eu')?.cells ?? {};
    const [from, to] = [cells[STOREFRONT.staging], cells[STOREFRONT.production]];
    const input = {
      pipeline: STOREFRONT.pipeline,
      sourceApp: from?.application.id ?? '',
      targetApps: [to?.application.id ?? ''],
      expectedDeployment: from?.running?.id ?? '',
    };
    return { connection: 'sevalla', action: 'promote', input };
  };
  const workflow = async (
    action: string,
    input: JsonObject,
    environment: string = MERIDIAN.production,
  ): Promise<Asked> => ({
    connection: 'novu',
    action,
    input: { environment, workflowId: 'delivery-exception', ...input },
  });
  const pause = (environment?: string) => workflow('workflow.patch', { patch: { active: false } }, environment);
  const publishing = {
    connection: 'novu',
    source: MERIDIAN.development,
    target: MERIDIAN.production,
    resources: [{ type: 'workflow', id: 'delivery-exception' }],
  };

  const dryRun = async (asked: Asked) =>
    (await submit(operator, { ...asked, dryRun: true, idempotencyKey: randomUUID() })).plan;
  const submitted = async (asked: Asked, confirmation?: string): Promise<GovernedChange> => {
    const given = confirmation === undefined ? {} : { confirmation };
    const change = await submit(operator, { ...asked, ...given, dryRun: false, idempotencyKey: randomUUID() });
    if (change.dryRun) throw new Error('not a dry run');
    return change;
  };
  const demand = (connection: string, policy: Partial<Policy>) =>
    save(admin, { connection, environment: null, policy: { ...openPolicy, ...policy } });
  const freezeEverything = async () => {
    const wall = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);
    const times = { timeZone: 'UTC', start: wall(-1), end: wall(3), rule: null, until: null };
    const scope = { connection: null, environment: null };
    await create(admin, { name: 'Christmas', reason: null, scope, ...times, idempotencyKey: null });
  };

  const taken = async (): Promise<GovernedChange> => {
    const done = await submitted(publishInput(publishing));
    await settled(operator, await run(operator, { change: done.id }));
    const back = await rollBack(operator, { change: done.id, dryRun: false, idempotencyKey: randomUUID() });
    if (back.dryRun) throw new Error('not a dry run');
    return back;
  };
  const asked = (ask: () => Promise<Asked>) => async () => {
    const what = await ask();
    return submitted(what, (await dryRun(what)).confirmation?.expected);
  };

  test.each<[string, () => Promise<GovernedChange>]>([
    ['publishing workflows', asked(async () => publishInput(publishing))],
    ['pausing a workflow', asked(() => pause())],
    ['deleting a workflow', asked(() => workflow('workflow.delete', {}))],
    ['enabling a flow', asked(() => flow('enable'))],
    ['disabling a flow', asked(() => flow('disable'))],
    ['deleting a deployment', asked(() => flow('delete'))],
    ['promoting a flow', asked(flowPromotion)],
    ['promoting a build', asked(buildPromotion)],
    ['taking back', taken],
  ])('a freeze keeps %s from running, and nothing else does', async (_what, ask) => {
    const change = await ask();
    expect(change).toMatchObject({ status: 'approved', obstacles: [] });
    await freezeEverything();
    await control(sandbox, 'DELETE', 'requests');
    expect(await read(operator, { change: change.id })).toMatchObject({
      obstacles: [{ code: 'frozen', overridable: true }],
    });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({
      code: 'not_allowed_now',
      message: expect.stringContaining('Christmas'),
    });
    expect(await writesAt(sandbox)).toEqual([]);
  });

  describe('where deletions and toggles in production are confirmed', () => {
    beforeEach(async () => {
      for (const connection of ['novu', 'patchworks']) await demand(connection, { confirm: 'deletions_and_toggles' });
    });

    test.each<[string, () => Promise<Asked>, string]>([
      ['pausing a workflow', () => pause(), 'Production'],
      ['enabling a flow', () => flow('enable'), 'UK (Live)'],
      ['disabling a flow', () => flow('disable'), 'UK (Live)'],
      ['deleting a deployment', () => flow('delete'), 'UK (Live)'],
    ])('%s is refused until the name is typed, whoever sends it', async (_what, ask, name) => {
      const what = await ask();
      expect((await dryRun(what)).confirmation?.expected).toBe(name);
      for (const typed of [undefined, name.toLowerCase()])
        await expect(submitted(what, typed)).rejects.toMatchObject({ errors: [{ path: 'confirmation' }] });
      expect(await submitted(what, name)).toMatchObject({ status: 'approved', obstacles: [] });
    });

    test.each<[string, () => Promise<Asked>]>([
      ['pausing a workflow elsewhere', () => pause(MERIDIAN.development)],
      ['disabling a flow in a sandbox', () => flow('disable', 'UK (Sandbox)')],
      ['a change in production that switches nothing', () => workflow('workflow.patch', { patch: { tags: ['new'] } })],
    ])('%s is not confirmed', async (_what, ask) => {
      expect(await submitted(await ask())).toMatchObject({ status: 'approved', obstacles: [] });
    });
  });

  test('a toggle that was asked for before the policy wanted it confirmed has to be asked for again', async () => {
    const change = await submitted(await pause());
    await demand('novu', { confirm: 'deletions_and_toggles' });
    await expect(run(operator, { change: change.id })).rejects.toMatchObject({
      code: 'not_allowed_now',
      message: expect.stringContaining('typed confirmation'),
    });
  });

  test('publishing a workflow that is paused in the source counts as a toggle, and so does taking it back', async () => {
    await demand('novu', { confirm: 'deletions_and_toggles' });
    const off = await submitted(await pause(MERIDIAN.development));
    await settled(operator, await run(operator, { change: off.id }));
    expect((await dryRun(publishInput(publishing))).steps).toMatchObject([{ switches: 'off' }]);
    const done = await submitted(publishInput(publishing), 'Production');
    await settled(operator, await run(operator, { change: done.id }));
    const back = { change: done.id, dryRun: false, idempotencyKey: randomUUID() };
    await expect(rollBack(operator, back)).rejects.toMatchObject({ errors: [{ path: 'confirmation' }] });
  });
});
