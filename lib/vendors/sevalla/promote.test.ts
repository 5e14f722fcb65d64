import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { isSubmittable } from '@/lib/domain/plan';
import { sevallaForTests } from '@/lib/sandbox/testing-sevalla';
import { STOREFRONT } from './sandbox/constants';
import { actionOf, carryOut, idOf, latestOf, openAt, planned, promotion } from './testing-session';

const sevalla = sevallaForTests();
const open = () => openAt(sevalla.url());

describe('promoting', () => {
  test('arrives: what the plan said is what is there afterwards', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-dev', ['storefront-web-staging']),
    );
    const { outcome } = await carryOut(actionOf(session, 'promote'), plan);
    expect(outcome).toMatchObject({
      status: 'succeeded',
      message: expect.stringMatching(/^Went live after 0 seconds/),
    });
    const step = plan.steps[0];
    for (const { id, after } of [{ id: step?.resourceId ?? '', after: step?.after }, ...(step?.affects ?? [])]) {
      expect((await session.read(STOREFRONT.staging, { type: 'application', id }))?.hash).toBe(after);
    }
  });

  test('goes to one target at a time, and notes what was there before', async () => {
    const session = open();
    const input = await promotion(open(), 'storefront-web-staging', ['storefront-web-eu', 'storefront-web-us']);
    const plan = await planned(session, 'promote', input);
    const before = (await latestOf(open(), 'storefront-web-us'))?.id;
    const step = plan.steps[1];
    const noted: JsonObject[] = [];
    await sevalla.control('DELETE', '/requests');
    if (!step) throw new Error('The plan has no second step');
    const outcome = await actionOf(session, 'promote').apply(step, 'key', async (one) => void noted.push(one));
    expect(outcome).toMatchObject({ status: 'underway', reference: { deployment: expect.any(String) } });
    expect(noted).toEqual([{ newestBefore: before }]);
    expect((await sevalla.requests()).filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  test('a source that was deployed after the plan ships nothing', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.call('POST', `/applications/${idOf('storefront-web-staging')}/deployments`, {});
    await sevalla.control('DELETE', '/requests');
    const { outcome, reference } = await carryOut(actionOf(session, 'promote'), plan);
    expect(outcome).toMatchObject({ status: 'failed', halt: true, message: expect.stringMatching(/plan again/) });
    expect([reference, (await sevalla.requests()).filter((line) => line.startsWith('POST'))]).toEqual([null, []]);
  });

  test('a source that was only restarted runs the same build and may go', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.call('POST', `/applications/${idOf('storefront-web-staging')}/deployments`, { is_restart: true });
    expect((await carryOut(actionOf(session, 'promote'), plan)).outcome.status).toBe('succeeded');
  });

  test('another build than the approved one is said loudly', async () => {
    await sevalla.switches({ deploymentSeconds: 0, otherBuild: true });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    const { outcome } = await carryOut(actionOf(session, 'promote'), plan);
    expect(outcome).toMatchObject({ status: 'failed', message: expect.stringMatching(/ANOTHER build/) });
  });

  test.each<[string, JsonObject, string, RegExp]>([
    [
      'a deployment that fails',
      { failing: [idOf('storefront-web-eu')] },
      'failed',
      /“failed” after 0 seconds.*rollout.*keeps running/,
    ],
    ['a target that is left out', { partialTargets: true }, 'failed', /did not accept “Storefront web \(eu\)”/],
    ['a deployment that never ends', { neverEnding: [idOf('storefront-web-eu')] }, 'underway', /“inProgress”/],
    [
      'a state that nobody knows',
      { neverEnding: [idOf('storefront-web-eu')], unknownStatus: 'verifying' },
      'underway',
      /“verifying”/,
    ],
    ['a refusal of its own', { suspendedTarget: 'refuse', busyTarget: 'refuse' }, 'succeeded', /Went live/],
  ])('%s', async (_, switches, status, message) => {
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.switches({ deploymentSeconds: 0, ...switches });
    const { outcome } = await carryOut(actionOf(session, 'promote'), plan);
    expect(outcome).toMatchObject({ status, message: expect.stringMatching(message) });
  });

  test.each<[string, JsonObject]>([
    ['backwards', { promoteBackwards: 'refuse' }],
    ['foreign', { missingAs: 404 }],
  ])('rules that the vendor may have as well are kept before it is asked (%s)', async (kind, switches) => {
    await sevalla.switches(switches);
    const input =
      kind === 'backwards'
        ? await promotion(open(), 'storefront-web-staging', ['storefront-web-dev'])
        : await promotion(open(), 'storefront-web-staging', ['warehouse-sync']);
    const plan = await planned(open(), 'promote', input).catch(() => null);
    expect(plan === null || !isSubmittable(plan)).toBe(true);
  });
});
