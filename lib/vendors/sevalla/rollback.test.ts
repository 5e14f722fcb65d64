import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { allNotices, isSubmittable, type Plan, toJson } from '@/lib/domain/plan';
import { sevallaForTests } from '@/lib/sandbox/testing-sevalla';
import type { VendorSession } from '../port';
import { PARTNERS, STOREFRONT } from './sandbox/constants';
import { actionOf, carryOut, idOf, openAt, planned } from './testing-session';

const sevalla = sevallaForTests();
const open = () => openAt(sevalla.url());
const codes = (plan: Plan) => allNotices(plan).map(({ code }) => code);
const inStorefront = (name: string) => ({ pipeline: STOREFRONT.pipeline, application: idOf(name) });

async function newest(name: string) {
  const page = await open().pipelines?.deployments(idOf(name), { offset: 0, limit: 5 });
  return page?.items[0];
}

async function promoted(session: VendorSession, source: string, target: string): Promise<Plan> {
  const page = await session.pipelines?.deployments(idOf(source), { offset: 0, limit: 50 });
  const expectedDeployment = page?.items.find(({ status }) => status === 'success')?.id ?? '';
  const input = {
    pipeline: STOREFRONT.pipeline,
    sourceApp: idOf(source),
    targetApps: [idOf(target)],
    expectedDeployment,
  };
  const plan = await planned(session, 'promote', input);
  expect((await carryOut(actionOf(session, 'promote'), plan)).outcome.status).toBe('succeeded');
  return plan;
}

describe('rolling back', () => {
  test('says from which build to which, sends no body, and arrives', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(session, 'rollback', inStorefront('storefront-web-eu'));
    expect(plan.steps[0]?.sentence).toMatch(/back from build [0-9a-f]{7} to build [0-9a-f]{7}/);
    expect((await carryOut(actionOf(session, 'rollback'), plan)).outcome.status).toBe('succeeded');
    const now = await session.read(STOREFRONT.production, { type: 'application', id: 'storefront-web-eu' });
    expect(now?.hash).toBe(plan.steps[0]?.after);
    const { requests }: { requests: { method: string; body: unknown }[] } = JSON.parse(
      (await sevalla.control('GET', '/requests')).text,
    );
    expect(requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([null]);
  });

  test.each<[string, string, RegExp]>([
    ['nothing ever ran', 'storefront-recommendations-production', /Nothing was ever deployed/],
    ['there was one deployment only', 'partner-reports', /one successful deployment only/],
    ['the one before ran the same build', 'storefront-web-us', /would change nothing/],
  ])('leads nowhere when %s', async (_, name, message) => {
    await sevalla.switches({ deploymentSeconds: 0 });
    await sevalla.call('POST', `/applications/${idOf('storefront-web-us')}/deployments`, { is_restart: true });
    const input =
      name === 'partner-reports'
        ? { pipeline: PARTNERS.pipeline, application: idOf('partner-portal-reports-production') }
        : inStorefront(name);
    const plan = await planned(open(), 'rollback', input);
    expect(isSubmittable(plan)).toBe(false);
    expect(plan.notices.map((notice) => notice.message).join()).toMatch(message);
  });

  test('does nothing when something was deployed after the plan', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(session, 'rollback', inStorefront('storefront-web-eu'));
    await sevalla.call('POST', `/applications/${idOf('storefront-web-eu')}/deployments`, {});
    const { outcome } = await carryOut(actionOf(session, 'rollback'), plan);
    expect(outcome).toMatchObject({ status: 'failed', halt: true });
    expect((await sevalla.requests()).filter((line) => line.endsWith('/rollback'))).toEqual([]);
  });

  test('finds out what came of it when the answer got lost', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(session, 'rollback', inStorefront('storefront-web-eu'));
    await sevalla.fault({ method: 'POST', path: '/deployments/rollback', times: 1, drop: 'after' });
    const action = actionOf(session, 'rollback');
    const { outcome, reference } = await carryOut(action, plan);
    expect(outcome.status).toBe('unknown');
    const step = plan.steps[0];
    expect(step && (await action.reconcile(step, reference)).status).toBe('succeeded');
  });
});

describe('taking a promotion back', () => {
  async function restore(session: VendorSession, done: Plan, kept: { id: string; resource: unknown }[]): Promise<Plan> {
    const resources = kept.map((one) => toJson({ type: 'application', ...one }));
    return planned(session, 'restore', { target: done.target.id, title: `Take back: ${done.title}`, resources });
  }
  const keep = async (session: VendorSession, stage: string, ids: string[]) =>
    Promise.all(ids.map(async (id) => ({ id, resource: await session.read(stage, { type: 'application', id }) })));

  test('brings the build from before back, once for an application in two rows', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const kept = await keep(session, STOREFRONT.staging, ['storefront-web-eu', 'storefront-web-us']);
    const done = await promoted(session, 'storefront-web-dev', 'storefront-web-staging');
    const plan = await restore(session, done, kept);
    expect(plan.steps).toHaveLength(1);
    expect(plan.steps[0]?.after).toBe(kept[0]?.resource?.hash);
    expect((await carryOut(actionOf(session, 'restore'), plan)).outcome.status).toBe('succeeded');
    expect(await keep(session, STOREFRONT.staging, ['storefront-web-eu'])).toMatchObject([
      { resource: { hash: kept[0]?.resource?.hash } },
    ]);
  });

  test('has nothing to do when the build is there already, and says so', async () => {
    const session = open();
    const kept = await keep(session, STOREFRONT.staging, ['storefront-web-eu']);
    const plan = await restore(
      session,
      await planned(session, 'rollback', inStorefront('storefront-web-staging')),
      kept,
    );
    expect([plan.steps, codes(plan)]).toEqual([[], ['already_equal']]);
  });

  test.each<[string, string, string, RegExp]>([
    ['something else was deployed since', 'storefront-web-staging', 'storefront-web-eu', /has been deployed since/],
    [
      'it was the first deployment',
      'storefront-recommendations-staging',
      'storefront-recommendations-production',
      /cannot take a first deployment away/,
    ],
  ])('says why not, when %s', async (kind, source, target, message) => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const row = target.replace('-production', '');
    const kept = await keep(session, STOREFRONT.production, [row]);
    const done = await promoted(session, source, target);
    if (kind.startsWith('something')) await sevalla.call('POST', `/applications/${idOf(target)}/deployments`, {});
    const plan = await restore(session, done, kept);
    expect([codes(plan), isSubmittable(plan)]).toEqual([['no_way_back'], false]);
    expect(plan.notices[0]?.message).toMatch(message);
  });
});

describe('calling a deployment off', () => {
  const input = async (name: string): Promise<JsonObject> => ({
    ...inStorefront(name),
    deployment: (await newest(name))?.id ?? '',
  });

  test.each([
    ['waiting', 0],
    ['inProgress', 0.01],
  ])('one that is %s', async (_, deploymentSeconds) => {
    const app = idOf('storefront-web-eu');
    await sevalla.switches({ neverEnding: [app], deploymentSeconds: deploymentSeconds === 0 ? 600 : 0 });
    await sevalla.call('POST', `/applications/${app}/deployments`, {});
    const session = open();
    const action = actionOf(session, 'cancel-deployment');
    expect(action.beside).toBe(true);
    const plan = await planned(session, 'cancel-deployment', await input('storefront-web-eu'));
    expect(plan.steps).toMatchObject([{ before: plan.steps[0]?.after, undo: 'none' }]);
    expect((await carryOut(action, plan)).outcome).toMatchObject({
      status: 'succeeded',
      message: expect.stringMatching(deploymentSeconds === 0 ? /skipped/ : /cancelled/),
    });
    const now = await session.read(STOREFRONT.production, { type: 'application', id: 'storefront-web-eu' });
    expect(now?.hash).toBe(plan.steps[0]?.after);
  });

  test('one that has ended cannot be called off', async () => {
    const plan = await planned(open(), 'cancel-deployment', await input('storefront-web-eu'));
    expect([codes(plan), isSubmittable(plan)]).toEqual([['ended'], false]);
  });

  test('too late is a failure that says what happened instead', async () => {
    const app = idOf('storefront-web-eu');
    await sevalla.switches({ deploymentSeconds: 600 });
    await sevalla.call('POST', `/applications/${app}/deployments`, {});
    const session = open();
    const plan = await planned(session, 'cancel-deployment', await input('storefront-web-eu'));
    await sevalla.switches({ deploymentSeconds: 0 });
    const action = actionOf(session, 'cancel-deployment');
    expect((await carryOut(action, plan)).outcome).toMatchObject({ status: 'failed' });
    const step = plan.steps[0];
    expect(step && (await action.reconcile(step, null))).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/too late.*went live/),
    });
  });

  test('a lost answer is looked up', async () => {
    const app = idOf('storefront-web-eu');
    await sevalla.switches({ neverEnding: [app], deploymentSeconds: 0 });
    await sevalla.call('POST', `/applications/${app}/deployments`, {});
    const session = open();
    const action = actionOf(session, 'cancel-deployment');
    const plan = await planned(session, 'cancel-deployment', await input('storefront-web-eu'));
    const step = plan.steps[0];
    expect(step && (await action.reconcile(step, null)).status).toBe('failed');
    await sevalla.fault({ method: 'POST', path: '/cancel', times: 1, drop: 'after' });
    expect((await carryOut(action, plan)).outcome.status).toBe('unknown');
    expect(step && (await action.reconcile(step, null)).status).toBe('succeeded');
  });

  test('a deployment that is not there is an input that does not fit', async () => {
    const wrong = { ...inStorefront('storefront-web-eu'), deployment: '00000000-0000-4000-8000-00000000dead' };
    await expect(planned(open(), 'cancel-deployment', wrong)).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'input.deployment' }],
    });
  });
});
