import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { snapshots } from '@/lib/db/schema';
import { describeDatabases } from '@/lib/db/testing';
import type { Change } from '@/lib/domain/change';
import type { JsonObject } from '@/lib/domain/json';
import type { Board } from '@/lib/domain/pipeline';
import { suggestPlacements } from '@/lib/domain/placement';
import { CANARY, SEVALLA_KEY, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { auditExport } from './audit';
import { read, retry, run } from './change-life';
import { submit } from './changes';
import { compare, inventory, resource } from './compare';
import type { Context } from './context';
import { matrix } from './matrix';
import { applications, deployment, deploymentsOf, pipeline, place } from './pipelines';
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

describeDatabases('promoting a build', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let ctx: Context;
  let connection: string;
  let board: Board;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    const admin = await contextAs(db, 'admin');
    connection = await storedConnection(db, sandbox.url, { key: SEVALLA_KEY }, 'sevalla');
    await placeEverything(admin);
    const operator = await contextAs(db, 'operator');
    const paced = { every: 0.02, atMost: 30 };
    ctx = { ...operator, pace: paced };
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await control(sandbox, 'POST', 'reset');
    await control(sandbox, 'PATCH', 'sevalla', { deploymentSeconds: 0.2 });
    board = await pipeline(ctx, { connection, pipeline: STOREFRONT.pipeline });
  });

  async function placeEverything(admin: Context) {
    const empty = await pipeline(admin, { connection, pipeline: STOREFRONT.pipeline });
    expect(empty.placedBy).toBe('nobody');
    const suggested = suggestPlacements(empty.pipeline, (await applications(admin, { connection })).items);
    for (const { id: stage } of empty.pipeline.stages) {
      const here = suggested.filter((one) => one.stage === stage);
      const ids = [...new Set(here.map(({ application }) => application))];
      const given = ids.map((id) => ({
        id,
        rows: here.filter(({ application }) => application === id).map(({ row }) => row),
      }));
      await place(admin, { connection, pipeline: STOREFRONT.pipeline, stage, applications: given });
    }
  }

  const cellOf = (row: string, stage: string) => {
    const cell = board.rows.find(({ id }) => id === row)?.cells[stage];
    if (!cell) throw new Error(`The board has no ${row} in ${stage}`);
    return cell;
  };
  const promotion = () => {
    const source = cellOf('storefront-web-eu', STOREFRONT.staging);
    const targets = ['storefront-web-eu', 'storefront-web-us'].map(
      (row) => cellOf(row, STOREFRONT.production).application.id,
    );
    const expectedDeployment = source.running?.id ?? '';
    return { pipeline: STOREFRONT.pipeline, sourceApp: source.application.id, targetApps: targets, expectedDeployment };
  };
  const submitted = async (action: string, input: JsonObject): Promise<Change> => {
    const change = await submit(ctx, { connection, action, input, dryRun: false, idempotencyKey: randomUUID() });
    if (change.dryRun) throw new Error('not a dry run');
    return change;
  };
  const carriedOut = async (change: Change) => settled(ctx, await run(ctx, { change: change.id }));
  const promotes = async () => (await writesAt(sandbox)).filter(({ path }) => path.endsWith('/promote'));

  test('one source goes to two targets, each followed to its end and proven; then both are taken back', async () => {
    const { targetApps } = promotion();
    const done = await carriedOut(await submitted('promote', promotion()));
    expect([done.status, done.failure, done.proof?.state]).toEqual(['succeeded', null, 'proven']);
    expect(done.steps.map(({ status, reference }) => [status, typeof reference?.deployment])).toEqual([
      ['succeeded', 'string'],
      ['succeeded', 'string'],
    ]);
    expect((await promotes()).map(({ body }) => body)).toEqual(
      targetApps.map((target) => ({ source_app_id: promotion().sourceApp, target_app_ids: [target] })),
    );
    const back = await rollBack(ctx, { change: done.id, dryRun: false, idempotencyKey: randomUUID() });
    if (back.dryRun) throw new Error('not a dry run');
    const undone = await carriedOut(back);
    expect([undone.status, undone.failure, undone.proof?.state]).toEqual(['succeeded', null, 'proven']);
    expect(await read(ctx, { change: done.id })).toMatchObject({ takenBackBy: [{ id: undone.id }] });
  });

  test('one target that fails leaves the other proven, and only a person has it done again', async () => {
    const { targetApps } = promotion();
    const [first] = targetApps;
    await control(sandbox, 'PATCH', 'sevalla', { failing: [first ?? ''] });
    const done = await carriedOut(await submitted('promote', promotion()));
    expect([done.status, done.steps.map(({ status }) => status)]).toEqual(['partly_failed', ['failed', 'succeeded']]);
    expect(await promotes()).toHaveLength(2);
  });

  test('a source that deploys between review and run makes the change stale, and nothing is written', async () => {
    const change = await submitted('promote', promotion());
    const answer = await fetch(`${sandbox.url}/sevalla/v3/applications/${promotion().sourceApp}/deployments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SEVALLA_KEY}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(200);
    const { id } = await answer.json();
    await expect.poll(async () => statusAt(promotion().sourceApp, id)).toBe('success');
    const done = await carriedOut(change);
    expect([done.status, done.moved.length > 0]).toEqual(['stale', true]);
    expect(await promotes()).toEqual([]);
  });

  test('a connection that drops after the commit is found again and never promoted twice', async () => {
    await fault(sandbox, { vendor: 'sevalla', method: 'POST', path: '/promote', drop: 'after', times: 1 });
    const done = await carriedOut(await submitted('promote', promotion()));
    expect([done.status, done.proof?.state]).toEqual(['succeeded', 'proven']);
    expect(await promotes()).toHaveLength(2);
  });

  test('a deployment that never ends is unknown in the end; it can be called off, and a second look sees that', async () => {
    const { targetApps, pipeline: home } = promotion();
    const [application = ''] = targetApps;
    await control(sandbox, 'PATCH', 'sevalla', { neverEnding: [application] });
    const impatient = { ...ctx, pace: { every: 0.02, atMost: 0.3 } };
    const change = await submitted('promote', promotion());
    const done = await settled(ctx, await run(impatient, { change: change.id }));
    expect([done.status, done.steps[0]?.status]).toEqual(['unknown', 'unknown']);
    expect(done.steps[0]?.message).toMatch(/No end after/);
    const deployment = String(done.steps[0]?.reference?.deployment);
    await carriedOut(await submitted('cancel-deployment', { pipeline: home, application, deployment }));
    const again = await settled(ctx, await retry(ctx, { change: change.id, skip: [] }));
    expect(again.steps[0]?.message).toMatch(/cancelled/);
    expect((await promotes()).filter(({ body }) => JSON.stringify(body).includes(application))).toHaveLength(1);
  });

  test('a deployment can be called off while the promotion that made it runs', async () => {
    const { targetApps, pipeline: home } = promotion();
    const [application = ''] = targetApps;
    await control(sandbox, 'PATCH', 'sevalla', { neverEnding: [application] });
    const change = await submitted('promote', promotion());
    await run(ctx, { change: change.id });
    const deployment = () => read(ctx, { change: change.id }).then(({ steps }) => steps[0]?.reference?.deployment);
    await expect.poll(deployment).toEqual(expect.any(String));
    const input = { pipeline: home, application, deployment: String(await deployment()) };
    const called = await carriedOut(await submitted('cancel-deployment', input));
    expect([called.status, called.steps[0]?.message]).toEqual(['succeeded', expect.any(String)]);
    const done = await settled(ctx, change);
    expect([done.status, done.steps.map(({ status }) => status)]).toEqual(['partly_failed', ['failed', 'succeeded']]);
  });

  test('no value of an environment variable gets out: not in a plan, a diff, a change, a log line or the audit', async () => {
    const inputs = promotion();
    const input = { connection, source: STOREFRONT.staging, target: STOREFRONT.production };
    const change = await submitted('promote', inputs);
    const deployments = await deploymentsOf(ctx, { connection, application: inputs.sourceApp, limit: 50 });
    const admin = await contextAs(db, 'admin');
    const answers: unknown[] = [
      board,
      change,
      deployments,
      await carriedOut(change),
      await compare(ctx, input),
      await resource(ctx, { ...input, type: 'application', id: 'storefront-web-eu' }),
      await inventory(ctx, { connection, environment: STOREFRONT.staging }),
      await matrix(ctx, { connection, group: STOREFRONT.pipeline }),
      await applications(ctx, { connection }),
      await deployment(ctx, {
        connection,
        application: inputs.sourceApp,
        deployment: inputs.expectedDeployment,
        log: 'true',
      }),
      await db.select().from(snapshots),
    ];
    for await (const piece of auditExport(admin, { format: 'json' })) answers.push(piece);
    const everything = JSON.stringify(answers);
    expect(everything).toContain('DATABASE_URL');
    expect(everything.toLowerCase()).not.toContain(CANARY);
  });

  async function statusAt(application: string, deployment: string): Promise<unknown> {
    const answer = await fetch(`${sandbox.url}/sevalla/v3/applications/${application}/deployments/${deployment}`, {
      headers: { authorization: `Bearer ${SEVALLA_KEY}` },
    });
    return (await answer.json()).status;
  }
});
