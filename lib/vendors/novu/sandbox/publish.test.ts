import { describe, expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { HARBOUR, MERIDIAN } from './constants';

const novu = novuForTests();

interface Outcome {
  resourceId: string;
  action?: string;
  reason?: string;
  error?: string;
  stack?: string;
}
interface Result {
  results: {
    resourceType: string;
    successful: Outcome[];
    failed: Outcome[];
    skipped: Outcome[];
    totalProcessed: number;
  }[];
  summary: { resources: number; successful: number; failed: number; skipped: number };
}

const publish = (body: object, target: string = HARBOUR.production) =>
  novu.legacy<Result>('POST', `/v2/environments/${target}/publish`, body);
const workflow = (resourceId: string) => ({ resourceType: 'workflow', resourceId });
const inTarget = async (path: string) => {
  const session = await novu.session({ 'Novu-Environment-Id': HARBOUR.production });
  return session<Record<string, unknown>>('GET', path);
};
const stillDifferent = async () => {
  const { body } = await novu.legacy<{ resources: unknown[] }>(
    'POST',
    `/v2/environments/${HARBOUR.production}/diff`,
    {},
  );
  return body.data.resources.length;
};

describe('publish', () => {
  test.each([
    ['omitted', {}],
    ['empty', { resources: [] }],
  ])('resources %s means everything, deletions included', async (_, body) => {
    const { status, body: answer } = await publish(body);
    expect(status).toBe(200);
    expect(answer.data.results.map(({ resourceType }) => resourceType)).toEqual(['workflow', 'layout', 'agent']);
    const [workflows, layouts] = answer.data.results;
    expect(workflows?.successful).toContainEqual(
      expect.objectContaining({ resourceId: 'gift-card-delivered', action: 'created' }),
    );
    expect(workflows?.successful).toContainEqual(
      expect.objectContaining({ resourceId: 'customer-survey-2025', action: 'deleted' }),
    );
    expect(workflows?.skipped).toContainEqual(
      expect.objectContaining({ resourceId: 'order-cancelled', reason: 'No changes detected' }),
    );
    // The workflows that use it have taken it along already.
    expect(layouts?.skipped).toContainEqual(
      expect.objectContaining({ resourceId: 'gift-layout', reason: 'No changes detected' }),
    );
    expect(layouts?.successful).toContainEqual(
      expect.objectContaining({ resourceId: 'holiday-2025-layout', action: 'deleted' }),
    );
    const { summary } = answer.data;
    expect(summary.resources).toBe(summary.successful + summary.skipped + summary.failed);
    expect(await stillDifferent()).toBe(0);
  });

  test('a selection touches nothing else, but takes unselected layouts along unmentioned', async () => {
    const before = await stillDifferent();
    const { body } = await publish({ resources: [workflow('gift-card-delivered')] });
    expect(body.data.results.map(({ totalProcessed }) => totalProcessed)).toEqual([1, 0, 0]);
    expect((await inTarget('/v2/layouts/gift-layout')).status).toBe(200);
    expect(await stillDifferent()).toBe(before - 2);
  });

  test('an id that is gone from the source deletes in the target', async () => {
    const { body } = await publish({ resources: [workflow('customer-survey-2025')] });
    expect(body.data.results[0]?.successful).toMatchObject([{ resourceId: 'customer-survey-2025', action: 'deleted' }]);
    expect((await inTarget('/v2/workflows/customer-survey-2025')).status).toBe(404);
  });

  test('wrong ids, slugs and nested types are ignored without a word; wrong types are a 422', async () => {
    const { _id } = (await novu.legacy<{ _id: string }>('GET', '/v2/workflows/welcome')).body.data;
    const nested = [
      { resourceType: 'step', resourceId: 'x' },
      { resourceType: 'localization_group', resourceId: 'x' },
    ];
    const { status, body } = await publish({ resources: [workflow('nope'), workflow(_id), ...nested] });
    expect([status, body.data.summary.resources]).toEqual([200, 0]);
    const wrong = await publish({ resources: [{ resourceType: 'BRIDGE', resourceId: 'welcome' }] });
    expect([wrong.status, wrong.body.message]).toEqual([422, 'Validation Error']);
  });

  test('a dry run lists the source, compares nothing and mentions no deletion', async () => {
    const before = await stillDifferent();
    const { body } = await publish({ dryRun: true });
    expect(body.data.summary).toMatchObject({ successful: 0, failed: 0 });
    const [workflows] = body.data.results;
    expect(new Set(workflows?.skipped.map(({ reason }) => reason))).toEqual(new Set(['Dry run mode']));
    const ids = workflows?.skipped.map(({ resourceId }) => resourceId);
    expect(ids).toContain('order-cancelled');
    expect(ids).not.toContain('customer-survey-2025');
    expect(ids).not.toContain('legacy-pos-sync');
    expect(await stillDifferent()).toBe(before);
  });

  test('overwrites active, keeps the target’s ids, and stamps the source only', async () => {
    const before = new Date().toISOString();
    const target = await inTarget('/v2/workflows/new-device-sign-in');
    const source = (await novu.legacy<Record<string, unknown>>('GET', '/v2/workflows/new-device-sign-in')).body.data;
    await publish({ resources: [workflow('new-device-sign-in')] });
    const after = (await inTarget('/v2/workflows/new-device-sign-in')).body.data;
    expect(target.body.data.active).toBe(false);
    expect(after).toMatchObject({ active: true, _id: target.body.data._id });
    expect(after).not.toHaveProperty('lastPublishedAt');
    const stamped = (await novu.legacy<Record<string, unknown>>('GET', '/v2/workflows/new-device-sign-in')).body.data;
    expect(String(stamped.lastPublishedAt) >= before).toBe(true);
    expect(stamped).toMatchObject({ lastPublishedBy: { firstName: 'Hannah' }, updatedAt: source.updatedAt });
  });

  test('the first failing write ends it with its own status; what was done before stays', async () => {
    await novu.control('PATCH', '/novu', {
      workflowLimit: (await novu.legacy<{ totalCount: number }>('GET', '/v2/workflows')).body.data.totalCount,
    });
    const order = ['order-confirmation', 'gift-card-delivered', 'welcome'].map(workflow);
    const full = await publish({ resources: order });
    expect([full.status, full.body]).toMatchObject([
      400,
      { message: expect.stringMatching(/^Workflow limit exceeded/), ctx: { limit: expect.any(Number) } },
    ]);
    expect(full.body).not.toHaveProperty('data');
    const text = async (id: string) => JSON.stringify((await inTarget(`/v2/workflows/${id}`)).body.data);
    expect(await text('order-confirmation')).toContain('is confirmed');
    expect(await text('welcome')).toContain('"name":"Welcome"');
  });

  test('a deletion that fails is listed with its stack, and the answer is still 200', async () => {
    const { status, body } = await publish({}, HARBOUR.staging);
    expect([status, body.data.summary.failed]).toEqual([200, 1]);
    expect(body.data.results[1]?.failed).toMatchObject([
      {
        resourceId: 'classic-layout',
        error: expect.stringContaining('is being used as a default layout, it can not be deleted'),
        stack: expect.stringMatching(/^ConflictException/),
      },
    ]);
  });

  test('a server from before agents answers two groups', async () => {
    await novu.control('PATCH', '/novu', { agents: false });
    expect((await publish({ dryRun: true })).body.data.results).toHaveLength(2);
  });
});

describe('sync', () => {
  const sync = (id: string, targetEnvironmentId: unknown) =>
    novu.development<Record<string, unknown>>('PUT', `/v2/workflows/${id}/sync`, { targetEnvironmentId });

  test('is open to a key since 3.18 and answers the target’s workflow, layouts and agents in tow', async () => {
    const synced = await sync('gift-card-delivered', MERIDIAN.production);
    expect(synced.status).toBe(200);
    const there = await novu.production('GET', '/v2/workflows/gift-card-delivered');
    expect(synced.body.data).toEqual(there.body.data);
    expect((await novu.production('GET', '/v2/layouts/gift-layout')).status).toBe(200);

    await sync('chargeback-opened', MERIDIAN.production);
    const agents = await novu.production('GET', '/v1/agents');
    expect(agents.body.data).toContainEqual(
      expect.objectContaining({
        identifier: 'fraud-analyst',
        active: false,
        behavior: expect.objectContaining({ threshold: 0.72 }),
      }),
    );
  });

  test('refuses the same environment, an unknown one, an unknown workflow and foreign origins', async () => {
    const ask = async (id: string, target: unknown) => {
      const { status, body } = await sync(id, target);
      return [status, body.message];
    };
    expect(await ask('welcome', MERIDIAN.development)).toEqual([400, 'Cannot sync workflow to the same environment']);
    expect(await ask('welcome', HARBOUR.production)).toEqual([404, `Environment ${HARBOUR.production} not found`]);
    expect(await ask('nope', MERIDIAN.production)).toEqual([404, 'Workflow cannot be found']);
    expect(await ask('welcome', undefined)).toEqual([422, 'Validation Error']);
    const foreign = await sync('legacy-pos-sync', MERIDIAN.production);
    expect(foreign.body).toMatchObject({
      statusCode: 400,
      message: "Cannot sync workflow: origin 'external' is not allowed (must be one of: novu-cloud)",
      ctx: { workflowId: 'legacy-pos-sync', status: 'ACTIVE', origin: 'external', allowedOrigins: ['novu-cloud'] },
      origin: 'external',
    });
  });

  test('always overwrites, also what is equal, and the layout as well', async () => {
    const layout = async () =>
      (await novu.production<{ updatedAt: string }>('GET', '/v2/layouts/plain-layout')).body.data.updatedAt;
    const before = new Date().toISOString();
    const { body } = await sync('password-reset', MERIDIAN.production);
    expect(String(body.data.updatedAt) >= before).toBe(true);
    expect((await layout()) >= before).toBe(true);
  });
});
