import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { sevallaForTests } from '@/lib/sandbox/testing-sevalla';
import { id, PARTNERS, STOREFRONT } from './constants';
import { seedCompany } from './seed/company';

const sevalla = sevallaForTests();
const company = seedCompany(1);
const app = (name: string) => [...company.applications.values()].find((one) => one.name === name)?.id ?? '';
const nobody = '00000000-0000-4000-8000-00000000dead';

const Page = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  total: z.number(),
  offset: z.number(),
  limit: z.number(),
});
const Deployment = z.object({
  id: z.string(),
  status: z.string(),
  docker_image_url: z.string().nullable(),
  steps: z.array(z.string()),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
const Promoted = z.array(z.object({ target_app_id: z.string(), deployment_id: z.string() }));
const promote = (source: string, targets: string[], pipeline: string = STOREFRONT.pipeline) =>
  sevalla.call('POST', `/pipelines/${pipeline}/promote`, { source_app_id: source, target_app_ids: targets });

describe('every answer', () => {
  test('carries limits and a request id, errors included', async () => {
    for (const answer of [
      await sevalla.call('GET', '/pipelines'),
      await sevalla.send('GET', '/sevalla/v3/pipelines'),
    ]) {
      expect(answer.headers).toMatchObject({
        'x-ratelimit-limit': '400',
        'x-ratelimit-remaining': expect.stringMatching(/^\d+$/),
        'x-ratelimit-reset': expect.stringMatching(/^\d+$/),
        'x-request-id': expect.any(String),
      });
    }
  });

  test.each<[string, string, string, number]>([
    ['without a key', 'GET', '/sevalla/v3/pipelines', 401],
    ['outside the version', 'GET', '/sevalla/v2/pipelines', 404],
  ])('%s', async (_, method, path, status) => {
    const answer = await sevalla.send(method, path);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({
      status,
      message: expect.any(String),
      data: { code: expect.stringMatching(/^err-/) },
    });
  });

  test.each([
    ['GET', `/applications/${nobody}`, 404],
    ['GET', '/applications/storefront', 400],
    ['GET', '/applications?limit=101', 400],
    ['GET', '/applications?limit=0', 400],
    ['GET', '/applications?offset=10001', 400],
    ['GET', '/applications?page=2', 400],
    ['GET', '/api-keys/me', 404],
    ['GET', '/users', 200],
    ['GET', '/projects', 200],
    ['GET', `/projects/${id('b1', 1)}`, 200],
  ])('%s %s is a %i', async (method, path, status) => {
    expect((await sevalla.call(method, path)).status).toBe(status);
  });

  test('pages are counted in offsets', async () => {
    const { data, ...counters } = (await sevalla.call('GET', '/applications?limit=10&offset=20')).as(Page);
    expect([data.length, counters]).toEqual([7, { total: 27, offset: 20, limit: 10 }]);
  });
});

describe('a pipeline', () => {
  test('does not say which applications it has, unless the switch says otherwise', async () => {
    const stages = async () =>
      (await sevalla.call('GET', `/pipelines/${STOREFRONT.pipeline}`)).as(
        z.object({ stages: z.array(z.record(z.string(), z.unknown())) }),
      ).stages;
    expect(await stages()).toMatchObject([{ type: 'standard' }, { type: 'standard' }, { type: 'prod' }]);
    expect((await stages()).some((stage) => 'apps' in stage)).toBe(false);
    await sevalla.switches({ stageApps: true });
    expect((await stages()).every((stage) => Array.isArray(stage.apps))).toBe(true);
  });
});

describe('promotion', () => {
  const [staging, eu, us] = [app('storefront-web-staging'), app('storefront-web-eu'), app('storefront-web-us')];

  test.each<[string, string, string[], string, number]>([
    ['no target', staging, [], STOREFRONT.pipeline, 400],
    ['no identifier', 'web', [eu], STOREFRONT.pipeline, 400],
    ['no such pipeline', staging, [eu], nobody, 404],
    ['no such source', nobody, [eu], STOREFRONT.pipeline, 404],
    ['no such target', staging, [nobody], STOREFRONT.pipeline, 404],
    ['another pipeline', staging, [eu], PARTNERS.pipeline, 400],
    ['nothing to promote', app('storefront-recommendations-production'), [eu], STOREFRONT.pipeline, 400],
    ['itself', staging, [staging], STOREFRONT.pipeline, 400],
    ['twice the same', staging, [eu, eu], STOREFRONT.pipeline, 400],
    ['backwards', eu, [staging], STOREFRONT.pipeline, 200],
    ['two targets', staging, [eu, us], STOREFRONT.pipeline, 200],
  ])('%s', async (_, source, targets, pipeline, status) => {
    expect((await promote(source, targets, pipeline)).status).toBe(status);
  });

  test.each<[string, z.core.util.JSONType, string, string[], string]>([
    ['backwards', { promoteBackwards: 'refuse' }, eu, [staging], STOREFRONT.pipeline],
    ['a skipped stage', { skipStage: 'refuse' }, app('storefront-web-dev'), [eu], STOREFRONT.pipeline],
    [
      'a branch pipeline',
      { branchType: 'refuse' },
      app('partner-portal-dev'),
      [app('partner-portal-staging')],
      PARTNERS.pipeline,
    ],
    [
      'a suspended target',
      { suspendedTarget: 'refuse' },
      app('storefront-recommendations-staging'),
      [app('storefront-recommendations-production')],
      STOREFRONT.pipeline,
    ],
    [
      'a busy target',
      { busyTarget: 'refuse' },
      app('storefront-checkout-dev'),
      [app('storefront-checkout-staging')],
      STOREFRONT.pipeline,
    ],
  ])('%s is accepted or refused by switch', async (_, switches, source, targets, pipeline) => {
    expect((await promote(source, targets, pipeline)).status).toBe(200);
    await sevalla.switches(JSON.parse(JSON.stringify(switches)));
    expect((await promote(source, targets, pipeline)).status).toBe(400);
  });

  test('ships the newest successful build as a new deployment that only rolls out', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const [one] = (await promote(staging, [eu])).as(Promoted);
    const shipped = (await sevalla.call('GET', `/applications/${eu}/deployments/${one?.deployment_id}`)).as(Deployment);
    const source = company.deployments.get(staging)?.[0];
    expect(shipped).toMatchObject({
      status: 'success',
      steps: ['rollout'],
      docker_image_url: source?.docker_image_url,
    });
  });

  test('a word too many is refused', async () => {
    const body = { source_app_id: staging, target_app_ids: [eu], deployment_id: nobody };
    expect((await sevalla.call('POST', `/pipelines/${STOREFRONT.pipeline}/promote`, body)).status).toBe(400);
  });
});

describe('a deployment', () => {
  const web = app('storefront-web-eu');
  const newest = async () =>
    (await sevalla.call('GET', `/applications/${web}/deployments?limit=1`)).as(
      z.object({ data: z.tuple([Deployment]) }),
    ).data[0];

  test('waits, runs and ends as time goes by, one after the other', async () => {
    await sevalla.switches({ deploymentSeconds: 40 });
    const start = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    try {
      await sevalla.call('POST', `/applications/${web}/deployments`, {});
      const seen: string[] = [];
      for (const seconds of [1, 11, 41]) {
        vi.setSystemTime(start + seconds * 1000);
        seen.push((await newest()).status);
        if (seconds === 11) await sevalla.call('POST', `/applications/${web}/deployments`, {});
      }
      expect(seen).toEqual(['waiting', 'inProgress', 'inProgress']);
      vi.setSystemTime(start + 71_000);
      expect(await newest()).toMatchObject({ status: 'success', started_at: new Date(start + 40_000).toISOString() });
    } finally {
      vi.useRealTimers();
    }
  });

  test('fails once where a test asked for it', async () => {
    await sevalla.switches({ deploymentSeconds: 0, failing: [web] });
    const seen: string[] = [];
    for (let round = 0; round < 2; round++) {
      await sevalla.call('POST', `/applications/${web}/deployments`, {});
      seen.push((await newest()).status);
    }
    expect(seen).toEqual(['failed', 'success']);
  });

  test('rolls back by one success, whatever is asked for, and cannot be cancelled once it ended', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const body = { deployment_id: company.deployments.get(web)?.[2]?.id ?? '' };
    const back = (await sevalla.call('POST', `/applications/${web}/deployments/rollback`, body)).as(Deployment);
    expect(back.docker_image_url).toBe(company.deployments.get(web)?.[1]?.docker_image_url);
    expect((await sevalla.call('POST', `/applications/${web}/deployments/${back.id}/cancel`)).status).toBe(400);
  });

  test('needs a body, be it an empty object', async () => {
    expect((await sevalla.call('POST', `/applications/${web}/deployments`, '')).status).toBe(400);
  });
});

describe('limits', () => {
  test('ten deployments a minute for one pipeline, four hundred reads for all', async () => {
    await sevalla.switches({ rateLimit: true, deploymentSeconds: 0 });
    const statuses: number[] = [];
    for (let round = 0; round < 11; round++)
      statuses.push((await promote(app('storefront-web-staging'), [app('storefront-web-eu')])).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    const refused = await promote(app('storefront-web-staging'), [app('storefront-web-eu')]);
    expect(Number(refused.headers['x-ratelimit-reset'])).toBeGreaterThan(50);
    expect((await sevalla.call('GET', '/pipelines')).status).toBe(200);
  });
});

describe('the seed', () => {
  test('has a deployment in every state', () => {
    const states = new Set([...company.deployments.values()].flat().map(({ status }) => status));
    expect([...states].sort()).toEqual([
      'cancelled',
      'failed',
      'inProgress',
      'skipped',
      'success',
      'verifying',
      'waiting',
    ]);
  });

  test('keeps what it has when it grows', () => {
    const large = seedCompany(50);
    expect(large.applications.size).toBe(27 + 490);
    for (const [key, application] of company.applications) expect(large.applications.get(key)).toEqual(application);
    expect(large.pipelines.size).toBe(3);
  });
});
