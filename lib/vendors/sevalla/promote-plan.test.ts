import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { allNotices, isSubmittable } from '@/lib/domain/plan';
import { sevallaForTests } from '@/lib/sandbox/testing-sevalla';
import { CANARY, PARTNERS, STOREFRONT } from './sandbox/constants';
import { actionOf, idOf, openAt, planned, promotion } from './testing-session';

const sevalla = sevallaForTests();
const open = () => openAt(sevalla.url());
const codes = (plan: Parameters<typeof allNotices>[0]) => allNotices(plan).map(({ code }) => code);

describe('planning a promotion', () => {
  test('one step for each target, with what runs before and what will run after', async () => {
    const input = await promotion(open(), 'storefront-web-staging', ['storefront-web-eu', 'storefront-web-us']);
    const plan = await planned(open(), 'promote', input);
    expect(plan).toMatchObject({
      source: { id: STOREFRONT.staging },
      target: { id: STOREFRONT.production, production: true },
      steps: [
        { verb: 'update', resourceId: 'storefront-web-eu', name: 'Storefront web (eu)', undo: 'exact' },
        { verb: 'update', resourceId: 'storefront-web-us', name: 'Storefront web (us)' },
      ],
    });
    expect(plan.title).toMatch(/^Promote build [0-9a-f]{7} from Staging to Production \(2 applications\)$/);
    expect(plan.watched).toHaveLength(3);
    expect(codes(plan)).toEqual(['build_variables', 'build_variables']);
    expect(isSubmittable(plan)).toBe(true);
    expect(JSON.stringify(plan)).not.toContain(CANARY);
  });

  test('the scope is the stage of the targets', async () => {
    const input = await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']);
    const scope = await actionOf(open(), 'promote').scope(input);
    expect(scope).toEqual({ target: STOREFRONT.production, reads: [STOREFRONT.staging, STOREFRONT.production] });
  });

  test.each<[string, string, string[], string[], boolean]>([
    [
      'a stage is skipped',
      'storefront-search-dev',
      ['storefront-search-production'],
      ['skips_stage', 'build_variables'],
      true,
    ],
    [
      'it goes backwards',
      'storefront-web-staging',
      ['storefront-web-dev'],
      ['backwards', 'auto_deploy', 'build_variables'],
      false,
    ],
    [
      'it stays in the stage',
      'storefront-api-staging',
      ['storefront-checkout-staging'],
      ['backwards', 'target_busy'],
      false,
    ],
    [
      'the target deploys by itself',
      'storefront-api-staging',
      ['storefront-api-production'],
      ['auto_deploy', 'build_variables'],
      true,
    ],
    [
      'the target is suspended',
      'storefront-recommendations-staging',
      ['storefront-recommendations-production'],
      ['target_suspended', 'build_variables'],
      true,
    ],
    [
      'the source is being deployed',
      'storefront-checkout-staging',
      ['storefront-checkout-production'],
      ['source_busy', 'already_equal'],
      false,
    ],
    [
      'nothing runs at the source',
      'storefront-recommendations-production',
      ['storefront-recommendations-staging'],
      ['backwards', 'no_build'],
      false,
    ],
  ])('says so when %s', async (_, source, targets, expected, submittable) => {
    const plan = await planned(open(), 'promote', await promotion(open(), source, targets));
    expect(codes(plan)).toEqual(expected);
    expect(isSubmittable(plan)).toBe(submittable);
  });

  test('a pipeline that follows branches gets a warning', async () => {
    const input = await promotion(open(), 'partner-portal-dev', ['partner-portal-staging'], {
      pipeline: PARTNERS.pipeline,
    });
    expect(codes(await planned(open(), 'promote', input))).toEqual(['branch_pipeline', 'build_variables']);
  });

  test('a first deployment is a creation that cannot be taken back', async () => {
    const input = await promotion(open(), 'storefront-recommendations-staging', [
      'storefront-recommendations-production',
    ]);
    expect((await planned(open(), 'promote', input)).steps).toMatchObject([{ verb: 'create', undo: 'none' }]);
  });

  test('an application that stands in several rows is one write that affects the other rows too', async () => {
    const plan = await planned(
      open(),
      'promote',
      await promotion(open(), 'storefront-web-dev', ['storefront-web-staging']),
    );
    expect(plan.steps).toMatchObject([{ resourceId: 'storefront-web-eu', affects: [{ id: 'storefront-web-us' }] }]);
    expect(plan.steps[0]?.affects[0]?.after).toBe(plan.steps[0]?.after);
  });

  test('what is newer than what was reviewed makes the plan stale', async () => {
    const input = await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']);
    await sevalla.switches({ deploymentSeconds: 0 });
    await sevalla.call('POST', `/applications/${idOf('storefront-web-staging')}/deployments`, {});
    await expect(planned(open(), 'promote', input)).rejects.toMatchObject({ code: 'plan_stale' });
  });

  test.each<[string, JsonObject, string]>([
    ['no target', { targetApps: [] }, 'input.targetApps'],
    ['a target twice', { targetApps: [idOf('storefront-web-eu'), idOf('storefront-web-eu')] }, 'input.targetApps'],
    ['the source as target', { targetApps: [idOf('storefront-web-staging')] }, 'input.targetApps'],
    [
      'targets in two stages',
      { targetApps: [idOf('storefront-web-eu'), idOf('storefront-web-dev')] },
      'input.targetApps',
    ],
    ['a target of another pipeline', { targetApps: [idOf('partner-portal-staging')] }, 'input.targetApps.0'],
    ['a source that is placed nowhere', { sourceApp: idOf('warehouse-sync') }, 'input.sourceApp'],
    ['what is no identifier', { targetApps: ['../users'] }, 'input.targetApps.0'],
    ['a word too many', { force: true }, 'input.force'],
  ])('refuses %s', async (_, change, path) => {
    const input = { ...(await promotion(open(), 'storefront-web-staging', ['storefront-web-eu'])), ...change };
    for (const attempt of [
      planned(open(), 'promote', input),
      (async () => actionOf(open(), 'promote').scope(input))(),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'invalid_input', errors: [{ path }] });
    }
    expect((await sevalla.requests()).filter((line) => line.startsWith('POST'))).toEqual([]);
  });
});
