import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { isSubmittable } from '@/lib/domain/plan';
import { actionOf, patchworksForTests, planOf, quietNote, run } from '@/lib/sandbox/testing-patchworks';
import {
  carryOut,
  messages,
  of,
  pick as pickFrom,
  statesOf,
  stepOf,
  truth,
  Watching,
  writes as writesOf,
} from './testing-faults';

const host = patchworksForTests();
const open = () => host.open(new Watching());
const writes = () => writesOf(host);
const pick = (wanted: Parameters<typeof pickFrom>[1]) => pickFrom(host, wanted);

describe('inputs', () => {
  test.each<[string, JsonObject, string]>([
    ['enable', { deployments: [] }, 'input.deployments'],
    ['enable', { deployments: ['9001', '9001'] }, 'input.deployments'],
    ['enable', { deployments: ['9001', '9040'] }, 'input.deployments.1'],
    ['enable', { deployments: ['9001'], environment: '32' }, 'input.deployments.0'],
    ['enable', { deployments: [{ version: '4001', id: '9001' }] }, 'input.deployments.0'],
    ['enable', { deployments: [9001] }, 'input.deployments.0'],
    ['disable', { deployments: ['1'] }, 'input.deployments.0'],
    ['disable', { deployments: ['9001'], environment: '99' }, 'input.deployments.0'],
    ['delete', { version: '4002', deployment: '1' }, 'input.deployment'],
    ['delete', { version: '4002' }, 'input.deployments'],
    ['delete', { version: '4002', deployment: '9001', deployments: ['9001'] }, 'input.deployments'],
    ['delete', { deployments: [] }, 'input.deployments'],
    ['update', { version: '4002', deployment: '1', priority: 1 }, 'input.deployment'],
    ['deploy', { version: '1', environment: '36', priority: null }, 'input.version'],
    ['deploy', { version: '4002', environment: '99', priority: null }, 'input.environment'],
    ['deploy', { version: '4002', environment: '36', priority: 6 }, 'input.priority'],
    ['update', { version: '4002', deployment: '9001' }, 'input.priority'],
    ['update', { version: '4002', deployment: '9001', environment: '36', priority: 1 }, 'input.environment'],
    ['promote', { source: '31', target: '32' }, 'input.flows'],
    ['promote', { flow: '81', flows: ['82'], source: '31', target: '32' }, 'input.flows'],
    ['promote', { flow: '81', source: '31', target: '31' }, 'input.target'],
    ['promote', { flow: '81', source: '31', target: '99' }, 'input.target'],
    ['promote', { flows: ['81', '81'], source: '31', target: '32' }, 'input.flows'],
  ])('%s %j', async (action, input, path) => {
    const failure = await actionOf(open(), action)
      .plan(input)
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(failure).toMatchObject({ code: 'invalid_input', errors: [expect.objectContaining({ path })] });
    expect(await writes()).toEqual([]);
  });
});

describe('enable and disable', () => {
  test('only what really changes is written, and what is so already keeps its record', async () => {
    const all = (await truth(host)).filter(({ environment }) => environment.id === '33');
    const already = all.filter(({ enabled }) => enabled);
    const plan = await planOf(open(), 'enable', { deployments: all.map(({ id }) => id), environment: '33' });
    expect(plan.steps).toHaveLength(all.length - already.length);
    expect(plan.notices.map(({ code }) => code)).toEqual(already.map(() => 'already_equal'));
    await run(open(), 'enable', { deployments: all.map(({ id }) => id), environment: '33' });
    const now = (await truth(host)).filter(({ environment }) => environment.id === '33');
    expect(now.every(({ enabled }) => enabled)).toBe(true);
    for (const one of already) expect(now).toContainEqual(one);
    expect(await writes()).toHaveLength(plan.steps.length);
  });

  test('a deployment that was enabled meanwhile is left alone', async () => {
    const one = await pick(({ enabled }) => !enabled);
    const step = await stepOf(open(), 'enable', { deployments: [one.id] });
    await host.call('POST', `/flow-versions/${one.version.id}/deployments/${one.id}/enable`);
    await host.control('DELETE', '/requests');
    expect(await actionOf(open(), 'enable').apply(step, 'key', quietNote)).toMatchObject({ status: 'succeeded' });
    expect(await writes()).toEqual([]);
  });

  test.each([{ version: true }, { version: false }])(
    'the environment is found by the deployment itself (named with its version: $version)',
    async ({ version }) => {
      const one = await pick(({ environment, enabled }) => environment.id === '34' && enabled);
      const deployments = [version ? { version: one.version.id, id: one.id } : one.id];
      expect(await actionOf(open(), 'disable').scope({ deployments })).toEqual({ target: '34', reads: ['34'] });
      await run(open(), 'disable', { deployments });
      expect(await writes()).toEqual([`POST /flow-versions/${one.version.id}/deployments/${one.id}/disable`]);
    },
  );

  test('nothing to write is a plan without steps', async () => {
    const one = await pick(({ enabled }) => enabled);
    const plan = await planOf(open(), 'enable', { deployments: [one.id] });
    expect([plan.steps, messages(plan), isSubmittable(plan)]).toEqual([[], ['already_equal'], false]);
  });

  test('the last enabled deployment of a flow is pointed out', async () => {
    const all = await truth(host);
    const last = all.find(
      (one) => one.enabled && all.filter(({ flow, enabled }) => enabled && flow.id === one.flow.id).length === 1,
    );
    const other = all.find(
      (one) => one.enabled && all.filter(({ flow, enabled }) => enabled && flow.id === one.flow.id).length > 1,
    );
    expect(messages(await planOf(open(), 'disable', { deployments: [last?.id ?? ''] }))).toContain('last_enabled');
    expect(messages(await planOf(open(), 'disable', { deployments: [other?.id ?? ''] }))).not.toContain('last_enabled');
  });

  test('an equal priority is pointed out', async () => {
    const all = await truth(host);
    const one = all.find(
      (a) =>
        !a.enabled &&
        a.priority !== null &&
        all.some((b) => b.enabled && b.flow.id === a.flow.id && b.priority === a.priority),
    );
    expect(messages(await planOf(open(), 'enable', { deployments: [one?.id ?? ''] }))).toContain('equal_priority');
  });

  test.each(['drop before', 'drop after', 'garbage', 'lie', '500'])(
    'with a %s on the call it still ends well',
    async (kind) => {
      const faults: Record<string, JsonObject> = {
        'drop before': { drop: 'before' },
        'drop after': { drop: 'after' },
        garbage: { garbage: true },
        lie: { lie: true },
        '500': { status: 500 },
      };
      const one = await pick(({ enabled }) => enabled);
      const step = await stepOf(open(), 'disable', { deployments: [one.id] });
      await host.fault({ method: 'POST', times: 1, ...faults[kind] });
      expect(await carryOut(open(), 'disable', step)).toMatchObject({ status: 'succeeded' });
      expect((await pick(({ id }) => id === one.id)).enabled).toBe(false);
    },
  );

  test('a vendor that lies every time is found out', async () => {
    const one = await pick(({ enabled }) => enabled);
    const step = await stepOf(open(), 'disable', { deployments: [one.id] });
    await host.fault({ method: 'POST', lie: true });
    const outcome = await carryOut(open(), 'disable', step);
    expect(outcome).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/reported success.*nothing came of it/),
    });
  });

  test('a missing right stops the steps that follow', async () => {
    await host.switches({ managerKey403: true });
    const one = await pick(({ enabled }) => enabled);
    expect(await run(open(), 'disable', { deployments: [one.id] })).toMatchObject([{ status: 'failed', halt: true }]);
  });
});

describe('deploy', () => {
  test('sends the version in the body too, always disabled, and enables with a call of its own', async () => {
    const plan = await planOf(open(), 'deploy', { version: '4002', environment: '36', priority: 2, enabled: true });
    expect(messages(plan)).toContain('starts_enabled');
    expect(
      await run(open(), 'deploy', { version: '4002', environment: '36', priority: 2, enabled: true }),
    ).toMatchObject([{ status: 'succeeded' }]);
    const [create, enable] = (await host.requests()).filter(({ method }) => method === 'POST');
    expect(create?.body).toEqual({
      flow_version_id: '4002',
      virtual_environment_id: '36',
      priority: 2,
      deploy_disabled: true,
    });
    expect(enable?.path).toMatch(/\/enable$/);
    expect(statesOf(of(await truth(host), '81', '36'))).toEqual([{ version: '4002', priority: 2, enabled: true }]);
  });

  test('to no environment', async () => {
    expect(await run(open(), 'deploy', { version: '4002', environment: null, priority: null })).toMatchObject([
      { status: 'succeeded' },
    ]);
    expect(statesOf(of(await truth(host), '81', 'none'))).toEqual([
      { version: '4002', priority: null, enabled: false },
    ]);
  });

  test('where another version is, the plan names it and what to do', async () => {
    const plan = await planOf(open(), 'deploy', { version: '4002', environment: '32', priority: null });
    expect(plan.steps).toEqual([]);
    expect(plan.notices).toEqual([
      expect.objectContaining({
        code: 'occupied',
        severity: 'blocker',
        message: expect.stringMatching(/version 4001 \(#1\).*Promote/),
      }),
    ]);
  });

  test('the draft is pointed out', async () => {
    expect(messages(await planOf(open(), 'deploy', { version: '4003', environment: '36', priority: null }))).toContain(
      'draft',
    );
  });

  test('a creation that fails leaves nothing and says so', async () => {
    await host.switches({ failCreate: { times: 1, status: 422 } });
    expect(await run(open(), 'deploy', { version: '4002', environment: '36', priority: null })).toMatchObject([
      { status: 'failed', message: expect.stringContaining('Nothing was deployed') },
    ]);
  });
});

describe('update and delete', () => {
  test('another priority keeps everything else, since when it is enabled included', async () => {
    const one = await pick(({ enabled, environment }) => enabled && environment.id === '32');
    const priority = one.priority === 4 ? 3 : 4;
    expect(await run(open(), 'update', { version: one.version.id, deployment: one.id, priority })).toMatchObject([
      { status: 'succeeded' },
    ]);
    expect(await pick(({ id }) => id === one.id)).toEqual({ ...one, priority, updatedAt: expect.any(String) });
  });

  test('the same priority is no change', async () => {
    const one = await pick(() => true);
    expect(
      (await planOf(open(), 'update', { version: one.version.id, deployment: one.id, priority: one.priority })).steps,
    ).toEqual([]);
  });

  test('deleting is for good, and says what stops', async () => {
    const one = await pick(({ enabled }) => enabled);
    const input = { version: one.version.id, deployment: one.id };
    const plan = await planOf(open(), 'delete', input);
    expect(plan.steps).toMatchObject([{ verb: 'delete', undo: 'recreated', after: null }]);
    expect(messages(plan)).toContain('enabled');
    expect(await run(open(), 'delete', input)).toMatchObject([{ status: 'succeeded' }]);
    expect((await truth(host)).some(({ id }) => id === one.id)).toBe(false);
  });

  test('a deployment that another has replaced is not deleted', async () => {
    const one = await pick(({ environment }) => environment.id === '31');
    const step = await stepOf(open(), 'delete', { deployments: [one.id] });
    const path = `/flow-versions/${one.version.id}/deployments`;
    await host.call('DELETE', `${path}/${one.id}`);
    await host.call('POST', path, {
      flow_version_id: one.version.id,
      virtual_environment_id: '31',
      priority: one.priority,
      deploy_disabled: !one.enabled,
    });
    await host.control('DELETE', '/requests');
    expect(await actionOf(open(), 'delete').apply(step, 'key', quietNote)).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('replaced'),
    });
    expect(await writes()).toEqual([]);
  });
});
